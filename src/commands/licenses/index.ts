import { defineCommand } from '../command.ts';
import { loadLicenses } from './load-licenses.ts';
import { parseLicenseWords } from './parse-words.ts';
import { viewLicenses } from './view.ts';

export const licensesCommand = defineCommand({
  name: 'licenses',
  summary: 'Licences by type, seats against active people, and who could be released',
  usage: '[page N] [csv]',
  examples: ['', 'csv'],
  access: 'viewer',
  parse: parseLicenseWords,
  load: loadLicenses,
  view: viewLicenses,
  isShareable: true,
});
