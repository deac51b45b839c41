/** The rows of every page, in order. */
export const collectRows = async <Row>(pages: AsyncIterable<{ readonly data: readonly Row[] }>): Promise<Row[]> => {
  const rows: Row[] = [];
  for await (const page of pages) for (const row of page.data) rows.push(row);
  return rows;
};
