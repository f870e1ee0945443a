import type { Resource } from '../contract/feed.ts';
import type { Change } from './page-lines.ts';

/** Of several changes of one row the last counts, in its place in the order. Without a removal the order alone sees to that. */
export function lastWords<Of extends Resource>(changes: readonly Change<Of>[]): readonly Change<Of>[] {
  if (!changes.some((change) => change.kind === 'gone')) return changes;
  const last = new Map<string, Change<Of>>();
  for (const change of changes) {
    const id = idOf(change);
    if (id !== null) last.set(id, change);
  }
  return changes.filter((change) => {
    const id = idOf(change);
    return id === null || last.get(id) === change;
  });
}

/** What is gone in the end, by id. */
export const goneOf = (changes: readonly Change[]): readonly string[] =>
  changes.flatMap((change) => (change.kind === 'gone' ? [change.id] : []));

function idOf(change: Change): string | null {
  if (change.kind === 'row') return change.row.sourceId;
  return change.kind === 'gone' ? change.id : null;
}
