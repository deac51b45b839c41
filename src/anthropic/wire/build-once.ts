/**
 * Builds the schema for each list of fields once. A schema compiles itself when it is first used, which takes ten times
 * as long as checking a thousand rows; the lists are those that questions group by, so they are few.
 */
export const buildOnce = <A extends readonly unknown[], S>(build: (...given: A) => S): ((...given: A) => S) => {
  const built = new Map<string, S>();
  return (...given) => {
    const key = JSON.stringify(given);
    const schema = built.get(key) ?? build(...given);
    built.set(key, schema);
    return schema;
  };
};
