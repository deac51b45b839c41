import { notUnderstood, understood } from '../../domain/understanding.ts';
import { suggestWord } from '../../spend/suggest-word.ts';
import { defineCommand } from '../command.ts';
import { loadMe } from './load-me.ts';
import { viewMe } from './view.ts';

export const meCommand = defineCommand({
  name: 'me',
  summary: 'Your own use, spend and limit, found by your e-mail address; open to everybody',
  usage: '',
  examples: [''],
  access: 'everybody',
  parse: ([strange]) =>
    strange === undefined
      ? understood(null)
      : notUnderstood({
          said: strange,
          nearest: suggestWord(strange, ['help']),
          candidates: [],
          example: '/claude-me',
          why: null,
        }),
  load: async (_, ports, asking) => understood(await loadMe(ports, asking)),
  view: viewMe,
  isShareable: false,
});
