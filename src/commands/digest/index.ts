import { type Access, defineCommand } from '../command.ts';
import { editForm } from './edit-form.ts';
import { digestForm } from './form.ts';
import { loadDigests } from './load-digests.ts';
import { parseDigestWords } from './parse-words.ts';
import { viewDigests } from './view.ts';

/** Looking is for viewers. So are words that say nothing: they change nothing, and are only explained. */
const needOf = (words: readonly string[]): Access => {
  if (words[0]?.toLowerCase() === 'new') return 'admin';
  const parsed = parseDigestWords(words);
  return !parsed.ok || parsed.value.kind === 'list' || parsed.value.kind === 'preview' ? 'viewer' : 'admin';
};

export const digestCommand = defineCommand({
  name: 'digest',
  summary: 'Digests that come to a channel by themselves; admins set, change, pause and remove them',
  usage:
    '[list] · daily|weekly|monthly [DAY] [HH:MM] [#channel] [FILTER] · preview [ID] · now [ID] · edit ID [CHANGES] · pause|resume|remove ID',
  examples: ['', 'weekly monday 9:00', 'daily 8:30', 'monthly last 17:00', 'preview weekly'],
  access: 'viewer',
  accessOf: needOf,
  form: digestForm,
  editForm,
  parse: parseDigestWords,
  load: loadDigests,
  view: viewDigests,
  isShareable: ({ kind }) => kind === 'list',
});
