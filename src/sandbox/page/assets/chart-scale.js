const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });
const exact = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

export const shortNumber = (value) => compact.format(value);
export const longNumber = (value) => exact.format(value);

const STEPS = [1, 2, 2.5, 5, 10];

/** Round ticks that hold every value and zero. */
export const findTicks = (values, wanted = 4) => {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const rough = (high - low || 1) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * STEPS.find((each) => each * power >= rough);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
};

/** Every how many categories a label fits. */
export const labelStride = (labels, width) => {
  const longest = Math.max(...labels.map((label) => label.length));
  return Math.max(1, Math.ceil((longest * 6.6 + 10) / width));
};
