import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildManifest } from '../../manifest/build.ts';
import { renderManifest } from '../../manifest/render.ts';
import { commands } from '../../src/commands/index.ts';
import { BOT_SCOPES } from '../../src/slack/scopes.ts';
import { manifestSchema } from './manifest-schema.ts';

const HTTP = { transport: 'http', publicUrl: 'https://ledger.example.com' } as const;
const scopes = BOT_SCOPES.map(({ scope }) => scope);
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('slack-manifest.yml', () => {
  it('is what `npm run manifest` writes', () => {
    expect(read('slack-manifest.yml')).toBe(renderManifest(commands, BOT_SCOPES, { transport: 'socket' }));
  });

  it('tells Slack every command of the bot, its words and what may follow', () => {
    const { features } = parse(read('slack-manifest.yml')) as ReturnType<typeof buildManifest>;
    expect(features.slash_commands.map(({ command }) => command)).toEqual(
      commands.map(({ name }) => `/claude-${name}`),
    );
    expect(features.slash_commands.map(({ description }) => description)).toEqual(
      commands.map(({ summary }) => summary),
    );
  });

  it('says on top how it is used, and beside every scope why', () => {
    const text = read('slack-manifest.yml');
    expect(text).toMatch(/^# .*\n/);
    expect(text).toContain('Socket Mode');
    for (const { scope, reason } of BOT_SCOPES) expect(text).toContain(`- ${scope} # ${reason}`);
  });
});

describe.each([
  ['socket', { transport: 'socket' } as const],
  ['http', HTTP],
])('the manifest for %s', (_, delivery) => {
  const manifest = parse(renderManifest(commands, BOT_SCOPES, delivery)) as unknown;

  it('is what Slack accepts', () => {
    expect(manifestSchema.safeParse(manifest).error?.issues ?? []).toEqual([]);
  });

  it('survives YAML unchanged', () => {
    expect(manifest).toEqual(buildManifest(commands, scopes, delivery));
  });
});

it('gives addresses only where Slack calls the bot', () => {
  const socket = renderManifest(commands, BOT_SCOPES, { transport: 'socket' });
  expect(socket.match(/(^| )(url|request_url):/gm)).toBeNull();
  const http = renderManifest(commands, BOT_SCOPES, HTTP);
  expect(http.match(/url: https:\/\/ledger\.example\.com\/slack\/events$/gm)).toHaveLength(commands.length + 2);
});

/** A union of words as the published types of Slack's Web API package spell it. */
const unionOf = (name: string): string[] => {
  const declarations = read('node_modules/@slack/web-api/dist/types/request/manifest.d.ts');
  const union = new RegExp(`^(?:export )?type ${name} = (.*);$`, 'm').exec(declarations)?.[1] ?? '';
  return [...union.matchAll(/'([^']+)'/g)].map(([, word = '']) => word);
};

it('asks only for scopes that Slack knows', () => {
  expect(unionOf('BotScope').length).toBeGreaterThan(50);
  expect(unionOf('BotScope')).toEqual(expect.arrayContaining(scopes));
});

it('asks only for events that Slack knows, and no scope is missing for them', () => {
  const { settings } = buildManifest(commands, scopes, HTTP);
  expect(unionOf('ManifestEvent')).toEqual(expect.arrayContaining(settings.event_subscriptions.bot_events));
});

it('does not take a manifest that Slack would refuse', () => {
  const of = (name: string, summary = 'x', usage = '') =>
    manifestSchema.safeParse(buildManifest([{ name, summary, usage }], scopes, { transport: 'socket' })).success;
  expect(of('cost')).toBe(true);
  expect(of('Cost')).toBe(false);
  expect(of('cost of it')).toBe(false);
  expect(of('c'.repeat(25))).toBe(false);
  expect(of('cost', '')).toBe(false);
  expect(of('cost', 'x', 'y'.repeat(1001))).toBe(false);
});
