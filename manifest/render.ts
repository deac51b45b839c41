import { Document, isScalar, isSeq } from 'yaml';
import { buildManifest, type Delivery, type ListedCommand } from './build.ts';

const HEAD = {
  socket: ` The Slack app of Claude Ledger. Create it at https://api.slack.com/apps with "From a manifest".
 Written by \`npm run manifest\` from the bot's own list of commands and scopes: change those, not this file.

 This is the app for Socket Mode: the bot opens the connection, so it needs no public address. Give it an
 app-level token with the scope connections:write (SLACK_APP_TOKEN).

 For HTTP mode, where Slack calls the bot at a public HTTPS address (SLACK_SIGNING_SECRET), print the other form:
   npm run manifest -- --http https://ledger.example.com

 Optional: channels:history and groups:history. The bot then looks for its own marker in a channel when Slack does not
 confirm an alert, and nothing else. Without them it sends such an alert again with the words "may repeat an earlier
 message". To have them, add both under oauth_config.scopes.bot and install the app again.`,
  http: ` The Slack app of Claude Ledger for HTTP mode. Create it at https://api.slack.com/apps with "From a manifest".
 Start the bot first, with SLACK_SIGNING_SECRET and no SLACK_APP_TOKEN: Slack checks that the address answers.`,
};

/** The manifest as YAML for people: how to use it on top, and beside every scope the reason for it. */
export const renderManifest = (
  commands: readonly ListedCommand[],
  scopes: readonly { readonly scope: string; readonly reason: string }[],
  delivery: Delivery,
): string => {
  const names = scopes.map(({ scope }) => scope);
  const document = new Document(buildManifest(commands, names, delivery));
  document.commentBefore = HEAD[delivery.transport];
  const listed = document.getIn(['oauth_config', 'scopes', 'bot']);
  for (const [index, item] of (isSeq(listed) ? listed.items : []).entries()) {
    if (isScalar(item)) item.comment = ` ${scopes[index]?.reason}`;
  }
  return document.toString({ lineWidth: 120 });
};
