import type { Server } from 'node:http';

/** Listens on the port, or on the next free one of the following ten; 0 takes any. Returns the port. */
export const listen = async (server: Server, host: string, port: number, tries = 10): Promise<number> => {
  const attempt = (at: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, host, () => {
        server.off('error', reject);
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : at);
      });
    });
  for (let at = port; ; at += 1) {
    try {
      return await attempt(at);
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || at >= port + tries) throw error;
    }
  }
};

/** Closes the server and whatever still hangs on it. */
export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
