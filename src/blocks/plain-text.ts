/** What Slack would format, as plain text: for a terminal. */
export const plainText = (text: string): string =>
  text.replace(/[*`]/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
