import { isObject, type Json, parseJson } from '../json.ts';
import { invalidArguments } from '../refused.ts';

/** Arguments that are JSON inside a form; a JSON body may also hold them as they are. */
const STRUCTURED = ['blocks', 'metadata', 'files', 'view', 'message', 'attachments'];

/** The door of the Web API: a body in either of the two forms that Slack takes becomes one object, without its token. */
export const readArguments = (
  body: string,
  contentType: string,
): { readonly args: Json; readonly token: string | null } => {
  const parsed = contentType.includes('application/json')
    ? parseJson(body === '' ? '{}' : body)
    : Object.fromEntries(new URLSearchParams(body));
  if (!isObject(parsed)) throw invalidArguments('the body is not an object');
  const { token, ...rest } = parsed;
  const args = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => {
      if (!STRUCTURED.includes(name) || typeof value !== 'string') return [name, value];
      const json = parseJson(value);
      return [name, json === undefined ? value : json];
    }),
  );
  return { args, token: typeof token === 'string' ? token : null };
};

export const readText = (args: Json, name: string): string | null => {
  const value = args[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

export const requireText = (args: Json, name: string): string => {
  const value = readText(args, name);
  if (value === null) throw invalidArguments(`missing required field: ${name}`);
  return value;
};

export const readFlag = (args: Json, name: string): boolean => ['true', '1', 'on'].includes(String(args[name]));

export const readCount = (args: Json, name: string, fallback: number): number => {
  const value = Number(args[name] ?? fallback);
  if (!Number.isInteger(value) || value < 0) throw invalidArguments(`invalid ${name}`);
  return value;
};
