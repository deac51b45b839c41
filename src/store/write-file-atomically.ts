import { dirname } from 'node:path';
import { type FileOperations, makeFolder, systemFiles } from './file-operations.ts';
import { temporaryNameOf } from './temporary-name.ts';

/**
 * Replaces a file as a whole: whoever reads it, also after a crash at any moment, finds the old text or the new one.
 * The file is its owner's alone (0600), and so are the folders made for it (0700). The text may come in chunks.
 *
 * @throws what the file system says: no space, not permitted, read-only. Nothing has changed then, unless the folder
 * could not be synced: the new text is there, but a power cut may take it back.
 */
export const writeFileAtomically = async (
  file: string,
  text: string | Iterable<string>,
  files: FileOperations = systemFiles,
): Promise<void> => {
  const folder = dirname(file);
  const temporary = temporaryNameOf(file);
  await makeFolder(folder, files);
  try {
    await files.create(temporary, typeof text === 'string' ? [text] : text);
    await files.syncFile(temporary);
    await files.rename(temporary, file);
  } catch (error) {
    await files.remove(temporary).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(folder);
};
