/** By size, or text by its codes: for `sort`, which takes no difference of bigints or texts. */
export const compare = <V extends bigint | number | string>(a: V, b: V): number => (a < b ? -1 : a > b ? 1 : 0);
