import { describe, expect, it } from 'vitest';
import { createCapturedSlack } from './kit/captured-slack.ts';
import { prepareEdge } from './kit/start-edge.ts';

const SOCKET = { kind: 'socket', appToken: 'xapp-test' } as const;

describe('check', () => {
  it('names the workspace, the scopes that are missing and why they matter, and tries the app token', async () => {
    const { edge, slack } = prepareEdge([], { transport: SOCKET });
    const check = await edge.check();
    expect(check.bot).toMatchObject({ state: 'ok', value: { team: 'Acme', teamId: 'T1', botUserId: 'UBOT' } });
    expect(check.missingScopes).toEqual([{ scope: 'files:write', reason: expect.stringContaining('csv') }]);
    expect(check.appToken).toEqual({ state: 'ok', value: null });
    expect(slack.calls.map(({ method, token }) => [method, token])).toEqual([
      ['auth.test', 'Bearer xoxb-test'],
      ['apps.connections.open', 'Bearer xapp-test'],
    ]);
  });

  it('has no app token to try in HTTP mode', async () => {
    expect((await prepareEdge([]).edge.check()).appToken).toBeNull();
  });

  it.each([{}, { ok: false, error: '<html>Sign in</html>' }])(
    'takes for silence what is not Slack: %j',
    async (page) => {
      const slack = createCapturedSlack();
      slack.answer('auth.test', () => page);
      slack.answer('apps.connections.open', () => page);
      expect(await prepareEdge([], { slack, transport: SOCKET }).edge.check()).toEqual({
        bot: { state: 'silent' },
        missingScopes: null,
        appToken: { state: 'silent' },
      });
    },
  );

  it("keeps Slack's word where it refuses, and silence apart from a refusal", async () => {
    const slack = createCapturedSlack();
    slack.answer('auth.test', () => ({ ok: false, error: 'token_revoked' }));
    slack.answer('apps.connections.open', () => new Error('network down'));
    expect(await prepareEdge([], { slack, transport: SOCKET }).edge.check()).toEqual({
      bot: { state: 'refused', code: 'token_revoked' },
      missingScopes: null,
      appToken: { state: 'silent' },
    });
  });
});
