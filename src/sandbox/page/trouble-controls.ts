import type { Fault, Mishap } from '../claude/fault.ts';
import type { SandboxClaudeApi } from '../claude/start-claude-api.ts';
import type { PageControl } from './page-options.ts';

const SLOW_MS = 1500;

const everything: Fault['when'] = () => true;
const OVERLOADED: Mishap = { kind: 'status', status: 529 };
const REFUSED: Mishap = { kind: 'status', status: 401 };
const LATE: Mishap = { kind: 'delay', ms: SLOW_MS };

/** What may go wrong with Anthropic's API; each says which command shows the difference. */
export const troubleControls = (claude: SandboxClaudeApi): readonly PageControl[] => {
  let end = (): void => undefined;
  /** One trouble at a time: the next one takes the place of the last. */
  const make = (fault: Fault, said: string) => async (): Promise<string> => {
    end();
    end = claude.fault(fault);
    return said;
  };
  const group = 'Anthropic’s API';
  return [
    {
      name: 'break',
      label: 'Break it',
      description: 'Every request fails. Then /claude-cost gives a reason, and no number.',
      group,
      run: make({ when: everything, mishap: OVERLOADED }, 'Anthropic is overloaded (529) now. Try /claude-cost.'),
    },
    {
      name: 'refuse',
      label: 'Refuse the Console key',
      description: 'Claude Enterprise still answers: try /claude-cost and /claude-status.',
      group,
      run: make(
        { when: ({ source }) => source === 'console', mishap: REFUSED },
        'The Console refuses its key (401) now. Try /claude-cost.',
      ),
    },
    {
      name: 'slow',
      label: 'Slow it down',
      description: 'Try /claude-usage 30d by key: you hear that the answer is on its way.',
      group,
      run: make({ when: everything, mishap: LATE }, 'Every request takes a second and a half longer now.'),
    },
    {
      name: 'mend',
      label: 'Mend it',
      description: 'Everything answers again, at once.',
      group,
      run: async () => {
        end();
        return 'Anthropic is well again.';
      },
    },
    {
      name: 'classic',
      label: 'Offer only the classic reports',
      description: 'No today and no cost by key: try /claude-cost 7d by key. The bot looks again after an hour.',
      group,
      run: async () => {
        claude.configure({ analytics: { console: 'forbidden', enterprise: 'on' } });
        return 'The Console has only its classic reports now. Try /claude-cost, then /claude-status.';
      },
    },
  ];
};
