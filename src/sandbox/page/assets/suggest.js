const LIMIT = 8;

/**
 * What may follow the words typed so far: commands while the first word is being typed, then that command's examples.
 * Each has `fill`, the whole line it stands for, and `runs`, whether the line is complete.
 */
export const suggest = (commands, typed) => {
  if (!typed.startsWith('/')) return [];
  const word = typed.split(' ')[0].toLowerCase();
  if (!typed.includes(' ')) {
    return commands
      .filter(({ command }) => command.startsWith(word) || command.includes(word.slice(1)))
      .map(({ command, usage, summary }) => ({
        title: command,
        detail: usage,
        note: summary,
        fill: `${command} `,
        runs: false,
      }));
  }
  const command = commands.find((each) => each.command === word);
  if (command === undefined) return [];
  const rest = typed.slice(word.length + 1).toLowerCase();
  return command.examples
    .filter((example) => example.toLowerCase().startsWith(rest) && example.toLowerCase() !== rest)
    .slice(0, LIMIT)
    .map((example) => ({
      title: `${command.command} ${example}`,
      detail: '',
      note: '',
      fill: `${command.command} ${example}`,
      runs: true,
    }));
};
