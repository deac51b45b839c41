import { randomUUID } from 'node:crypto';

const ENDING = /\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/** Where a file is written before it takes its place. */
export const temporaryNameOf = (file: string): string => `${file}.${randomUUID()}.tmp`;

/** The file that a temporary one was to become, when its process was killed; null for other names. */
export const findIntendedName = (name: string): string | null => (ENDING.test(name) ? name.replace(ENDING, '') : null);
