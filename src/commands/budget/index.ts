import { defineCommand } from '../command.ts';
import { budgetForm } from './form.ts';
import { loadBudgets } from './load-budgets.ts';
import { isChange, parseBudgetWords } from './parse-words.ts';
import { viewBudgets } from './view.ts';

export const budgetCommand = defineCommand({
  name: 'budget',
  summary: 'Budgets: how far each is used up, and where it alerts; admins set and remove them',
  usage: '[list] · set AMOUNT daily|weekly|monthly [FILTER] [at 50,80,100] [to #channel] · remove ID',
  examples: ['', 'set 500 monthly', 'set $1,200.50 weekly at 80,100', 'set 2k daily'],
  access: 'viewer',
  accessOf: (words) => (isChange(words) ? 'admin' : 'viewer'),
  form: budgetForm,
  parse: parseBudgetWords,
  load: loadBudgets,
  view: viewBudgets,
  isShareable: ({ kind }) => kind === 'list',
});
