import { startChild } from './child.ts';
import type { Child, ChildOptions, Ending } from './child.ts';

/** Owns the processes of a command: the latest is stopped first, because it stands on the earlier ones. */
export interface Owner {
  start(options: ChildOptions): Child;
  /** The first of them that ends by itself. */
  readonly firstEnding: Promise<Ending>;
  stopAll(): Promise<void>;
}

export function owner(): Owner {
  const children: Child[] = [];
  let stopping = false;
  let tellEnding: (ending: Ending) => void;
  const firstEnding = new Promise<Ending>((resolve) => {
    tellEnding = resolve;
  });
  return {
    start(options) {
      // A start that is under way when the signal comes must not bring up what nobody will stop.
      if (stopping) throw new Error(`${options.name} is not started: everything is being stopped`);
      const child = startChild(options);
      children.push(child);
      void child.ended.then(tellEnding);
      return child;
    },
    firstEnding,
    async stopAll() {
      stopping = true;
      for (const child of children.toReversed()) await child.stop();
    },
  };
}
