/** Everything a test starts, closed in the reverse order, whatever happened in between. */
export interface Owned {
  <Thing extends { close(): unknown }>(thing: Thing): Thing;
  closeAll(): Promise<void>;
}

export function owned(): Owned {
  const things: { close(): unknown }[] = [];
  const own = <Thing extends { close(): unknown }>(thing: Thing): Thing => {
    things.push(thing);
    return thing;
  };
  return Object.assign(own, {
    async closeAll() {
      const failures: unknown[] = [];
      for (const thing of things.splice(0).toReversed()) {
        try {
          await thing.close();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw new AggregateError(failures, 'Something did not close');
    },
  });
}
