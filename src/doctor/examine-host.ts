import type { Facts } from './facts.ts';
import { type Finding, ill, odd, well } from './finding.ts';

const OLDEST_NODE: readonly [number, number] = [22, 20];

export const examineNode = ({ node }: Facts): Finding => {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const [oldest, least] = OLDEST_NODE;
  return major > oldest || (major === oldest && minor >= least)
    ? well('Node', node)
    : ill('Node', `${node} is too old`, `start it through npm, or with Node ${oldest}.${least} or later`);
};

/** Slack refuses requests whose time is more than five minutes off; half a minute already shifts what "today" is. */
const SKEW_MS = { odd: 30_000, ill: 300_000 };

export const examineClock = ({ sources }: Facts): Finding => {
  const skews = sources.flatMap(({ check }) => (check.clockSkewMs === null ? [] : [check.clockSkewMs]));
  const [skew] = skews.sort((a, b) => Math.abs(b) - Math.abs(a));
  if (skew === undefined) return odd('Clock', 'could not be compared with anyone else’s');
  const seconds = Math.round(Math.abs(skew) / 1000);
  if (Math.abs(skew) < SKEW_MS.odd) return well('Clock', seconds === 0 ? 'right' : `right to within ${seconds} s`);
  const sentence = `${seconds} s ${skew > 0 ? 'slow' : 'fast'} against the API’s`;
  const mend = 'let the system set it from a time server (NTP)';
  return Math.abs(skew) < SKEW_MS.ill ? odd('Clock', sentence, mend) : ill('Clock', sentence, mend);
};

export const examineState = ({ state }: Facts): Finding => {
  const { file, content, writeProblem, openToOthers } = state;
  const subject = 'State file';
  if (content.kind === 'unreadable') return ill(subject, `${file} cannot be used: ${content.problem}`, content.mend);
  if (writeProblem !== null)
    return ill(
      subject,
      `nothing can be written beside ${file}: ${writeProblem}`,
      'give this user the folder, or change LEDGER_STATE',
    );
  if (openToOthers) return odd(subject, `others on this machine may read ${file}`, `chmod 600 ${file}`);
  return well(subject, content.kind === 'absent' ? `${file} will be created` : file);
};
