/** One line of `doctor`: whether it is well, and where it is not, how to mend it (null when the sentence says so itself). */
export interface Finding {
  readonly ok: boolean | 'warn';
  readonly subject: string;
  readonly sentence: string;
  readonly mend: string | null;
}

export const well = (subject: string, sentence: string): Finding => ({ ok: true, subject, sentence, mend: null });

export const odd = (subject: string, sentence: string, mend: string | null = null): Finding => ({
  ok: 'warn',
  subject,
  sentence,
  mend,
});

export const ill = (subject: string, sentence: string, mend: string | null = null): Finding => ({
  ok: false,
  subject,
  sentence,
  mend,
});
