import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import type { Method } from './method.ts';
import { peopleMethods } from './people.ts';
import { platformMethods } from './platform.ts';
import { viewMethods } from './views.ts';

const METHODS = new Map<string, Method>(
  Object.entries({
    ...platformMethods,
    ...chatMethods,
    ...conversationMethods,
    ...peopleMethods,
    ...fileMethods,
    ...viewMethods,
  }),
);

export const findMethod = (name: string): Method | undefined => METHODS.get(name);
