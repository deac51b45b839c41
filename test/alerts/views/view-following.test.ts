import { expect, it } from 'vitest';
import { viewFollowing } from '../../../src/alerts/views/view-following.ts';
import { checkMessage } from '../../blocks/check-message.ts';
import { NOW } from '../../support/fake-source.ts';
import { readMessage } from '../../support/read-message.ts';

it('says which feed is followed, and from when on', () => {
  const message = viewFollowing({ source: 'enterprise', organisation: 'Acme <Research>' }, NOW, 'Europe/Berlin');
  expect(checkMessage(message)).toEqual([]);
  expect(readMessage(message)).toMatchInlineSnapshot(`
    ":eyes: *Now following the activity feed of Acme &lt;Research&gt; (Claude Enterprise)*

    Security events come here as alerts from now on. What happened before raises none.

    ~ As of 22 Nov 2026, 10:30 CET"
  `);
});
