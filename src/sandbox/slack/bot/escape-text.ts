import type { Directory } from '../state/create-directory.ts';

/**
 * What Slack makes of a command's text when the command has `should_escape`: people become `<@U1|name>`, channels `<#C1|name>`
 * (`<#C1|>` for private ones), addresses `<https://…>`; and `&`, `<` and `>` are escaped always.
 */
export const escapeText = (text: string, directory: Directory): string => {
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return plain
    .replace(/\bhttps?:\/\/\S+/g, (address) => `<${address}>`)
    .replace(/(^|[\s,])@([\w.-]+)/g, (whole, before: string, name: string) => {
      const user = directory.users().find((each) => each.name === name);
      return user === undefined ? whole : `${before}<@${user.id}|${user.name}>`;
    })
    .replace(/(^|[\s,])#([\w-]+)/g, (whole, before: string, name: string) => {
      const channel = directory.channels().find((each) => each.name === name);
      if (channel === undefined) return whole;
      return `${before}<#${channel.id}|${channel.kind === 'private' ? '' : channel.name}>`;
    });
};
