import type { Summary } from '../replica/catalog-database.ts';
import type { Generation } from '../replica/generation.ts';
import type { PullTrouble } from '../replica/pull-trouble.ts';
import type { ReplicaState } from './catalog-api.ts';

type Known = Pick<ReplicaState, 'products' | 'progress' | 'stockCheckedAt' | 'quarantined'>;

const nothing: Known = {
  products: 0,
  progress: { received: 0, expected: null, secondsLeft: null },
  stockCheckedAt: null,
  quarantined: 0,
};

/** Until its generation is open, what was last written down of it stands in for it. */
export function replicaState(
  generation: Generation | null,
  summary: Summary | null,
  trouble: PullTrouble | null,
  revision: number,
  secondsLeft: number | null,
): ReplicaState {
  const known = knownOf(generation, summary, secondsLeft);
  return { phase: phaseOf(generation, summary, known.products), revision, ...known, trouble };
}

function knownOf(generation: Generation | null, summary: Summary | null, secondsLeft: number | null): Known {
  if (generation === null) {
    if (summary === null) return nothing;
    const { products, stockCheckedAt, quarantined } = summary;
    return { ...nothing, products, stockCheckedAt, quarantined };
  }
  const { productCount: products, progress, stockCheckedAt, quarantined } = generation;
  return { products, progress: { ...progress, secondsLeft }, stockCheckedAt, quarantined };
}

/** Ready is what can be searched: all rows are here, and the index of them is, or was at the last start. */
function phaseOf(generation: Generation | null, summary: Summary | null, products: number): ReplicaState['phase'] {
  const wasReady =
    summary !== null && summary.filled && summary.generation === (generation?.number ?? summary.generation);
  if (wasReady || (generation?.filled && generation.indexed)) return 'ready';
  return products === 0 ? 'empty' : 'filling';
}
