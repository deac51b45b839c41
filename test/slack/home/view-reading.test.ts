import { expect, it } from 'vitest';
import { actions, button, section } from '../../../src/blocks/build.ts';
import { composeMessage } from '../../../src/blocks/compose-message.ts';
import { table } from '../../../src/blocks/table.ts';
import { findViewProblems } from '../../../src/sandbox/slack/blocks/check-view.ts';
import { viewReading } from '../../../src/slack/home/view-reading.ts';

it('is a modal that Slack takes, with its tables as lines and without its buttons', () => {
  const message = composeMessage({
    text: 'Ten new API keys',
    blocks: [
      section('Ten new API keys'),
      table({ columns: [{ title: 'Key' }, { title: 'Workspace' }], rows: [['ci-deploy', 'Prod']] }),
      actions([button({ text: 'Acknowledge', actionId: 'x', value: '7' })]),
    ],
  });
  const view = viewReading('A title that is longer than Slack takes', message);
  expect(findViewProblems(view, 'modal')).toEqual([]);
  expect(JSON.stringify(view.blocks)).toContain('_Key · Workspace_\\n• ci-deploy · Prod');
  expect(JSON.stringify(view.blocks)).not.toContain('Acknowledge');
});
