/** What is being handled now. Bolt's own `stop` does not wait for it in Socket Mode. */
export interface Workload {
  /** Null once no new work is taken. */
  begin(): (() => void) | null;
  /** Takes no new work from now on; resolves when the last piece is done. */
  drain(): Promise<void>;
  isOpen(): boolean;
}

export const createWorkload = (): Workload => {
  let open = true;
  let running = 0;
  const idle = Promise.withResolvers<void>();
  const settle = (): void => {
    if (!open && running === 0) idle.resolve();
  };
  return {
    begin: () => {
      if (!open) return null;
      running += 1;
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        running -= 1;
        settle();
      };
    },
    drain: () => {
      open = false;
      settle();
      return idle.promise;
    },
    isOpen: () => open,
  };
};
