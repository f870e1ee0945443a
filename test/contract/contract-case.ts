import type { Databases } from '../../sync/replica/generation-database.ts';

/** Something that must be true over every IndexedDB there is. It throws where it is not, and knows no test runner: it also runs in a page. */
export interface ContractCase {
  readonly name: string;
  run(databases: Databases): Promise<void>;
}

export type CaseResult =
  | { readonly name: string; readonly ok: true }
  | { readonly name: string; readonly ok: false; readonly message: string };

/** A case takes a second at most; what takes longer waits for something that will not come. */
const caseLimitMs = 15_000;

/** On an empty disk. */
export async function runCase({ name, run }: ContractCase, databases: Databases): Promise<CaseResult> {
  try {
    await deleteAll(databases);
    await inTime(run(databases));
    return { name, ok: true };
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? '') : '';
    const message = stack.includes(String(error)) ? stack : `${String(error)}\n${stack}`;
    return { name, ok: false, message };
  }
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not done after ${caseLimitMs} ms`)), caseLimitMs);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

export async function deleteAll({ indexedDB }: Databases): Promise<void> {
  for (const { name } of await indexedDB.databases()) {
    if (name !== undefined) await settled(indexedDB.deleteDatabase(name));
  }
}

/** Blocked by a case that never ended it would wait for ever; the next case says what is wrong then. */
function settled(request: IDBOpenDBRequest): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['success', 'error', 'blocked']) request.addEventListener(event, () => resolve());
  });
}
