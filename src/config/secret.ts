/** A key or token that shows itself only when asked: printing, JSON and `util.inspect` give `***`. */
export interface Secret {
  readonly reveal: () => string;
  readonly toString: () => string;
  readonly toJSON: () => string;
}

const HIDDEN = '***';
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

export const hideSecret = (value: string): Secret => {
  const hidden = () => HIDDEN;
  return Object.freeze({ reveal: () => value, toString: hidden, toJSON: hidden, [INSPECT]: hidden });
};
