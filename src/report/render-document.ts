import { plainText } from '../blocks/plain-text.ts';
import type { Answer, Document } from '../commands/command.ts';
import { renderCsv } from '../commands/render-csv.ts';
import type { Format } from './parse-report-arguments.ts';
import { renderTable } from './render-table.ts';

const plainDocument = (document: Document): Document => ({
  ...document,
  footnotes: document.footnotes.map(plainText),
});

const RENDER: Readonly<Record<Format, (document: Document, messages: Answer['messages']) => string>> = {
  json: (document) => `${JSON.stringify(plainDocument(document))}\n`,
  csv: (document) => renderCsv(document.rows),
  table: (document, [first]) => renderTable(plainText(first?.text ?? document.command), plainDocument(document)),
};

/** A document as it is printed; a table is headed by what the first message says. */
export const renderDocument = (format: Format, document: Document, messages: Answer['messages']): string =>
  RENDER[format](document, messages);
