import { type Json, objectsOf, textOf } from '../json.ts';
import { invalidArguments, Refused } from '../refused.ts';
import type { StoredFile } from '../state/create-files.ts';
import { describeFile } from './describe.ts';
import { findPostable } from './find-place.ts';
import type { Call, Method } from './method.ts';
import { readCount, readText, requireText } from './read-arguments.ts';
import { readContent } from './read-content.ts';

const getUploadUrl = (args: Json, call: Call): Json => {
  const name = requireText(args, 'filename');
  const length = readCount(args, 'length', 0);
  if (length === 0) throw invalidArguments('missing required field: length');
  const file = call.world.files.promise(call.world.nextId('F'), name, length);
  return { upload_url: `${call.origin}/upload/${file.id}`, file_id: file.id };
};

const complete = (args: Json, call: Call): Json => {
  const { files, timeline, directory, nextId } = call.world;
  const given = objectsOf(args.files);
  if (given.length === 0) throw invalidArguments('missing required field: files');
  const channel = readText(args, 'channel_id');
  const place = channel === null ? null : findPostable(call, channel);
  if (channel !== null && place?.id !== channel) throw new Refused('channel_not_found');

  const completed = given.map((each): StoredFile => {
    const file = files.find(textOf(each.id));
    if (file === undefined) throw new Refused('file_not_found');
    if (file.state !== 'received') throw new Refused('file_upload_size_restricted');
    return { ...file, title: textOf(each.title, file.name), channel, state: 'complete' };
  });
  const said = readText(args, 'initial_comment');
  const body = { ...(said !== null && { text: said }), blocks: args.blocks };
  const content = said === null && args.blocks === undefined ? { text: '' } : readContent(body, () => nextId('b'));
  completed.forEach(files.set);
  if (place !== null)
    timeline.add({
      channel: place.id,
      user: directory.workspace.bot.userId,
      threadTs: readText(args, 'thread_ts'),
      files: completed.map((file) => file.id),
      ...content,
    });
  return { files: completed.map((file) => describeFile(file, call.origin)) };
};

const info = (args: Json, call: Call): Json => {
  const file = call.world.files.find(requireText(args, 'file'));
  if (file === undefined || file.state !== 'complete') throw new Refused('file_not_found');
  return { file: describeFile(file, call.origin) };
};

export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': { token: 'bot', scope: 'files:write', run: getUploadUrl },
  'files.completeUploadExternal': { token: 'bot', scope: 'files:write', run: complete },
  'files.info': { token: 'bot', scope: 'files:read', run: info },
};
