import { expect, it } from 'vitest';
import { viewBaseline } from '../../../src/alerts/views/view-baseline.ts';
import { absent, present } from '../../../src/domain/part.ts';
import { checkMessage } from '../../blocks/check-message.ts';
import { NOW, unavailable, usd } from '../../support/fake-source.ts';
import { readMessage } from '../../support/read-message.ts';

it('says once what is watched', () => {
  const message = viewBaseline(
    {
      source: 'console',
      organisation: 'Acme <Research>',
      members: present(1204),
      admins: present(3),
      keys: unavailable('console'),
      workspaces: absent({ kind: 'not-offered' }),
      monthToDate: present(usd('0.001')),
      limitRequests: present(2),
      feed: absent({ kind: 'not-offered' }),
      at: NOW,
    },
    'Europe/Berlin',
  );
  expect(checkMessage(message)).toEqual([]);
  expect(message.text.split('\n')[1]).toBe(
    'Members: 1,204, Admins: 3, API keys: not readable yet, Spend this month so far: &lt;$0.01, Limit requests that wait: 2',
  );
  expect(readMessage(message)).toMatchInlineSnapshot(`
    ":eyes: *Now watching Acme &lt;Research&gt; (Claude Console)*

    *Members* 1,204
    *Admins* 3
    *API keys* not readable yet
    *Spend this month so far* &lt;$0.01
    *Limit requests that wait* 2

    From now on changes come here as alerts. What is there already raises none.

    ~ As of 22 Nov 2026, 10:30 CET"
  `);
});
