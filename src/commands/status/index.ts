import { notUnderstood, understood } from '../../domain/understanding.ts';
import { suggestWord } from '../../spend/suggest-word.ts';
import { defineCommand } from '../command.ts';
import { loadStatus } from './load-status.ts';
import { viewStatus } from './view.ts';

const EXAMPLE = '/claude-status';

export const statusCommand = defineCommand({
  name: 'status',
  summary: 'Whether everything works: keys, freshness, requests used, last errors, version',
  usage: '',
  examples: [''],
  access: 'viewer',
  parse: ([strange]) =>
    strange === undefined
      ? understood(null)
      : notUnderstood({
          said: strange,
          nearest: suggestWord(strange, ['help']),
          candidates: [],
          example: EXAMPLE,
          why: null,
        }),
  load: async (_, ports, { now }) => understood(await loadStatus(ports, now)),
  view: viewStatus,
  isShareable: true,
});
