/** A file of the state cannot be used as it is. It is left alone; the message says what is wrong and how to mend it. */
export class StateUnusable extends Error {
  constructor(file: string, problem: string, mend: string) {
    super(`The file ${file} cannot be used, because ${problem}: ${mend}.`);
    this.name = 'StateUnusable';
  }
}
