import nock from 'nock';
import { afterEach, beforeEach, expect } from 'vitest';

/** Fails a test whose code asks for anything but what was served, or leaves some of it. For all tests of a file. */
export const allowOnlyServed = (): void => {
  beforeEach(() => nock.disableNetConnect());
  afterEach(() => {
    const unasked = nock.pendingMocks();
    nock.cleanAll();
    nock.enableNetConnect();
    expect(unasked).toEqual([]);
  });
};
