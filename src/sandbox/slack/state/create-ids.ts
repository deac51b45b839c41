/** Ids in Slack's style, `F0000000001`: a letter and ten digits, counting up. */
export const createIds = (): ((prefix: string) => string) => {
  let count = 0;
  return (prefix) => {
    count += 1;
    return `${prefix}${String(count).padStart(10, '0')}`;
  };
};
