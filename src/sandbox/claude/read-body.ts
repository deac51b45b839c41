import type { z } from 'zod';
import type { Asked } from './endpoint.ts';
import { invalid } from './refusal.ts';

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw invalid('The request body is not valid JSON');
  }
};

/** The JSON that was sent. Throws a `Refusal` that names the first field that the API would not take. */
export const readBody = <T>({ body, headers }: Pick<Asked, 'body' | 'headers'>, schema: z.ZodType<T>): T => {
  if (!/^application\/json\b/.test(headers['content-type'] ?? '')) {
    throw invalid('content-type: must be application/json');
  }
  const read = schema.safeParse(parse(body));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw invalid(`${issue?.path.join('.') || 'body'}: ${issue?.message}`);
};
