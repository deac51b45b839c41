import { readdir, readFile } from 'node:fs/promises';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

export interface Asset {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Every file of the `assets` folder by its name, read once. */
export const readAssets = async (): Promise<ReadonlyMap<string, Asset>> => {
  const folder = new URL('./assets/', import.meta.url);
  const names = await readdir(folder);
  const read = async (name: string): Promise<[string, Asset]> => [
    name,
    {
      type: TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      bytes: await readFile(new URL(name, folder)),
    },
  ];
  return new Map(await Promise.all(names.map(read)));
};
