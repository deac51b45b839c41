/** What must never stand in a log line, wherever in a text it appears, and what stands there instead. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // Anthropic keys and OAuth tokens, and the hints that the Console shows of them.
  [/sk-ant-[\w.-]+/g, 'sk-ant-***'],
  // Slack tokens: bot, user, refresh, app-level, workflow.
  [/\b(xox[a-z]|xapp|xwfp)([.-])[\w.-]+/g, '$1$2***'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 ***'],
  // Whoever holds a response URL or an incoming webhook may post as the bot.
  [/https?:\/\/hooks\.slack[\w.-]*\/[^\s"'<>\\]*/gi, 'https://hooks.slack.com/***'],
  // The ticket of a Socket Mode connection, and any credential that travels in a query.
  [/([?&](?:ticket|token|key|secret|code|signature)=)[^&\s"'<>\\]+/gi, '$1***'],
  // `user:password@` of a URL.
  [/(:\/\/)[^\s/@"'<>]+@/g, '$1***@'],
  // Slack's trigger ids open a modal for a person for three seconds.
  [/\b\d{8,}\.\d{8,}\.[0-9a-f]{16,}\b/gi, '***'],
  // E-mail addresses, also as they look inside a URL.
  [/[\p{L}\p{N}._%+'’-]{1,254}(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu, '***@***'],
];

const LONGEST = 8_000;

/** The text without keys, tokens, response URLs, trigger ids and e-mail addresses, and of a bearable length. */
export const redactText = (text: string): string => {
  const clean = PATTERNS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}… (${clean.length} characters)` : clean;
};
