/** Runs something under a name, unless the same is under way: then its result serves both. Nothing is kept afterwards. */
export type ShareFlight<T> = (name: string, run: () => Promise<T>) => Promise<T>;

export const shareFlights = <T>(): ShareFlight<T> => {
  const flights = new Map<string, Promise<T>>();
  return (name, run) => {
    const flight = flights.get(name);
    if (flight !== undefined) return flight;
    const mine = run();
    flights.set(name, mine);
    const land = (): void => {
      flights.delete(name);
    };
    mine.then(land, land);
    return mine;
  };
};
