import type { WorkspaceUser } from '../slack/workspace.ts';
import { describeBoot, describeState } from './describe-page.ts';
import type { SlackPageOptions } from './page-options.ts';
import type { Asset } from './read-assets.ts';

/** What a GET of the page gives. */
export type PageReply =
  | { readonly kind: 'bytes'; readonly asset: Asset; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'json'; readonly status: number; readonly body: object }
  | { readonly kind: 'stream'; readonly user: WorkspaceUser };

const json = (body: object, status = 200): PageReply => ({ kind: 'json', status, body });
const NOT_FOUND = json({ ok: false, error: 'not found' }, 404);

const download = ({ slack }: SlackPageOptions, id: string): PageReply => {
  const file = slack.world.files.find(id);
  if (file === undefined) return NOT_FOUND;
  return {
    kind: 'bytes',
    asset: { type: 'application/octet-stream', bytes: Buffer.from(file.bytes) },
    headers: { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}` },
  };
};

const answerPage = (options: SlackPageOptions, name: string, userId: string): PageReply => {
  const { slack } = options;
  if (name === 'boot') return json(describeBoot(options));
  const user = slack.world.directory.user(userId);
  if (user === undefined) return NOT_FOUND;
  if (name === 'state') return json(describeState(slack.world, user, slack.botIsReady()));
  return name === 'events' ? { kind: 'stream', user } : NOT_FOUND;
};

export const answerGet = (options: SlackPageOptions, assets: ReadonlyMap<string, Asset>, url: URL): PageReply => {
  const [, folder = '', name = ''] = url.pathname.split('/');
  switch (folder) {
    case '':
    case 'assets': {
      const asset = assets.get(folder === '' ? 'index.html' : name);
      return asset === undefined ? NOT_FOUND : { kind: 'bytes', asset, headers: {} };
    }
    case 'files':
      return download(options, name);
    case 'page':
      return answerPage(options, name, url.searchParams.get('user') ?? '');
    default:
      return NOT_FOUND;
  }
};
