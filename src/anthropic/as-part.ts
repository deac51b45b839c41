import { failed, type Part, present } from '../domain/part.ts';
import { ApiFailure } from './http.ts';

/** What `read` gives, or the problem that the API had instead. Any other error is a fault of this program and passes on. */
export const asPart = async <T>(read: () => Promise<T>): Promise<Part<T>> => {
  try {
    return present(await read());
  } catch (error) {
    if (error instanceof ApiFailure) return failed(error.problem);
    throw error;
  }
};
