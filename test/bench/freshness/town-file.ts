import * as v from 'valibot';
import { fileLines } from '../catalog/file-lines.ts';
import { type Heard, type Question, type TownHeader, type TownLine, townLineSchema } from './town-line.ts';

/** A line of the file that cannot be used; whoever reads this can mend it. */
export class BadTown extends Error {}

export interface Town {
  readonly header: TownHeader;
  /** In order of time; of the same millisecond everything that was heard stands before what was asked. */
  readonly script: readonly (Heard | Question)[];
  /** Pieces truly there, by question. */
  readonly truths: ReadonlyMap<string, number>;
  /** Lines of kinds this version does not know. */
  readonly skipped: number;
}

const bareHeader: TownHeader = { kind: 'town', version: 1, name: 'a town', locations: [], variants: [] };
const kinds: ReadonlySet<unknown> = new Set<TownLine['kind']>([
  'town',
  'observation',
  'restock',
  'count',
  'confirmed',
  'question',
  'truth',
]);

/** A restock or a count explains the observation of the same moment, and a pull ends after what it brought. */
const order: Readonly<Record<(Heard | Question)['kind'], number>> = {
  restock: 0,
  count: 0,
  observation: 1,
  confirmed: 2,
  question: 3,
};

export function readTown(path: string): Town {
  const read = {
    header: bareHeader,
    script: [] as (Heard | Question)[],
    asked: new Set<string>(),
    truths: new Map<string, number>(),
    skipped: 0,
  };
  for (const { number, line } of fileLines(path)) {
    const problem = sortIn(read, line);
    if (problem !== null) throw new BadTown(`Line ${number} of ${path} ${problem}.`);
  }
  if (read.asked.size === 0) throw new BadTown(`${path} asks no question.`);
  const stray = [...read.truths.keys()].find((id) => !read.asked.has(id));
  if (stray !== undefined) throw new BadTown(`${path} tells the truth of "${stray}", which nobody asks.`);
  read.script.sort((one, other) => one.at - other.at || order[one.kind] - order[other.kind]);
  return read;
}

interface Reading {
  header: TownHeader;
  readonly script: (Heard | Question)[];
  readonly asked: Set<string>;
  readonly truths: Map<string, number>;
  skipped: number;
}

/** Null, or what is wrong with the line. */
function sortIn(read: Reading, bytes: Buffer): string | null {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString());
  } catch {
    return 'is not JSON';
  }
  if (typeof value !== 'object' || value === null || !('kind' in value)) return 'is no object with a "kind"';
  if (!kinds.has(value.kind)) {
    read.skipped++;
    return null;
  }
  const checked = v.safeParse(townLineSchema, value);
  if (checked.success) return take(read, checked.output);
  const [issue] = checked.issues;
  return `breaks the format at ${v.getDotPath(issue) ?? 'its top'}: ${issue.message}`;
}

function take(read: Reading, line: TownLine): string | null {
  if (line.kind === 'town') read.header = line;
  else if (line.kind === 'truth') {
    if (read.truths.has(line.question)) return `tells the truth of "${line.question}" again`;
    read.truths.set(line.question, line.onHand);
  } else {
    if (line.kind === 'question' && read.asked.has(line.id)) return `asks "${line.id}" again`;
    if (line.kind === 'question') read.asked.add(line.id);
    read.script.push(line);
  }
  return null;
}
