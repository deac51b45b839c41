import { isObject, objectsOf } from '../json.ts';
import { type BlockProblem, type Check, flag, oneOf, type Report, shape, string } from './check.ts';
import { findBlockProblems } from './check-blocks.ts';
import { plainText } from './check-text.ts';
import { LIMITS } from './limits.ts';

const anything: Check = () => undefined;

const common = {
  private_metadata: string(LIMITS.viewMetadata, 0),
  callback_id: string(LIMITS.viewCallbackId, 0),
  external_id: string(LIMITS.viewCallbackId, 0),
};

const home = shape({ type: oneOf('home'), blocks: anything }, common);
const modal = shape(
  { type: oneOf('modal'), title: plainText(LIMITS.viewTitle), blocks: anything },
  {
    ...common,
    submit: plainText(LIMITS.viewTitle),
    close: plainText(LIMITS.viewTitle),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
  },
);

/** What Slack would refuse in this view; nothing when it takes it. */
export const findViewProblems = (view: unknown, type: 'modal' | 'home'): readonly BlockProblem[] => {
  const problems: BlockProblem[] = [];
  const report: Report = (problem) => problems.push(problem);
  (type === 'home' ? home : modal)(view, '', report);
  if (!isObject(view)) return problems;
  const hasInput = objectsOf(view.blocks).some((block) => block.type === 'input');
  if (type === 'modal' && hasInput && view.submit === undefined)
    report({ pointer: '/submit', code: 'missing_field', message: 'a modal with an input needs submit' });
  return [...problems, ...findBlockProblems(view.blocks, type)];
};
