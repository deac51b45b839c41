import { defineCommand } from '../command.ts';
import { loadAlerts } from './load-alerts.ts';
import { isChange, parseAlertWords } from './parse-words.ts';
import { viewAlerts } from './view.ts';

export const alertsCommand = defineCommand({
  name: 'alerts',
  summary: 'Alerts that are open and past, and their rules; admins mute and route them',
  usage:
    '[open|history|rules] · mute RULE [7d] · unmute RULE · route RULE #channel|default · sensitivity low|normal|high · test 90d',
  examples: ['', 'history', 'rules', 'mute key-stale 7d', 'route admin-added default', 'test 90d'],
  access: 'viewer',
  accessOf: (words) => (isChange(words) ? 'admin' : 'viewer'),
  parse: parseAlertWords,
  load: loadAlerts,
  view: viewAlerts,
  // Incidents name people in full: only their own channel and who asked see them.
  isShareable: ({ kind }) => kind === 'rules' || kind === 'test',
});
