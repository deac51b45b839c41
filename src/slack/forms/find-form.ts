import type { Command } from '../../commands/command.ts';
import type { Form } from '../../commands/form.ts';

/** The form that words open, by how they begin. */
export const findForm = ({ form, editForm }: Command, [first]: readonly string[]): Form | undefined =>
  [form, editForm].find((each) => each !== undefined && each.opening === first?.toLowerCase());
