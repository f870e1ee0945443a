import type { Breath } from '../kernel/breath.ts';
import { loadSegment } from '../search/load.ts';
import { saveSegment } from '../search/save.ts';
import type { SegmentData } from '../search/segment.ts';
import type { GenerationDatabase } from './generation-database.ts';
import { fromPieces, mostBytesInPiece, type Piece } from './pieces.ts';
import type { Candidate } from './showcase.ts';
import type { ValueName } from './value-names.ts';

/** What is stored last, and makes the rest count. */
export interface IndexHeader {
  /** Where its first record lies. */
  readonly first: number;
  readonly records: number;
  readonly bytes: number;
  /** The last page that is in the index. */
  readonly seq: number;
  readonly names: readonly ValueName[];
  readonly showcase: readonly Candidate[];
}

const headerPlace = 2 ** 40;
/** The records lie here or there: while one index is written the other stays as it is. */
const places = [0, 2 ** 32] as const;
/** A transaction of some ten milliseconds, most of which the disk takes. */
const recordsWrittenAtOnce = 12;
/** A third of a megabyte: while one answer is taken in here, the next ones are on their way from the disk. */
const recordsAQuestion = 6;
/** Some 16 MB on their way: more only take memory. */
const questionsAhead = 48;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export async function readHeader(db: GenerationDatabase): Promise<IndexHeader | null> {
  const [stored = null] = await db.values('index', [headerPlace]);
  return stored === null ? null : (JSON.parse(decoder.decode(stored)) as IndexHeader);
}

/** Null where it is not an index of this version. */
export async function readIndex(
  db: GenerationDatabase,
  { first, records, bytes }: IndexHeader,
  breath: Breath,
): Promise<SegmentData | null> {
  const whole = new Uint8Array(bytes);
  let filled = 0;
  const questions = Math.ceil(records / recordsAQuestion);
  const ask = (question: number): PromiseLike<Piece[]> => {
    const from = question * recordsAQuestion;
    const to = Math.min(records, from + recordsAQuestion);
    const range = db.pieces('index').where('[at+part]');
    const answer = range.between([first + from, 0], [first + to, 0], true, false).toArray();
    // Heard of when it is its turn; those behind one that failed are not.
    answer.then(undefined, () => {});
    return answer;
  };
  const asked = Array.from({ length: Math.min(questions, questionsAhead) }, (_, question) => ask(question));
  for (let question = asked.length; asked.length > 0; question++) {
    const pieces = (await asked.shift()) ?? [];
    if (question < questions) asked.push(ask(question));
    for (const piece of pieces) {
      whole.set(fromPieces('index', [piece]), filled);
      filled += piece.bytes.length;
      if (breath.due) await breath.take();
    }
  }
  return filled === bytes ? loadSegment(whole) : null;
}

/** The header goes last: an index that was not written to its end is none, and the one before it still counts. */
export async function writeIndex(
  db: GenerationDatabase,
  data: SegmentData,
  rest: Pick<IndexHeader, 'seq' | 'names' | 'showcase'>,
  breath: Breath,
): Promise<void> {
  const before = await readHeader(db).catch(() => null);
  const [one, other] = places;
  const first = before?.first === one ? other : one;
  await db.write(['index'], () => db.removeRange('index', first, first + other - 1));
  let [records, bytes] = [0, 0];
  let batch: Uint8Array<ArrayBuffer>[] = [];
  const writeBatch = async () => {
    const values = batch.map((own, index) => ({ at: first + records - batch.length + index, bytes: own }));
    await db.write(['index'], () => db.put('index', values));
    batch = [];
  };
  for (const record of saveSegment(data, mostBytesInPiece)) {
    batch.push(record);
    records++;
    bytes += record.length;
    if (batch.length === recordsWrittenAtOnce) await writeBatch();
    if (breath.due) await breath.take();
  }
  await writeBatch();
  const header: IndexHeader = { first, records, bytes, ...rest };
  await db.write(['index', 'touched'], async () => {
    await db.put('index', [{ at: headerPlace, bytes: encoder.encode(JSON.stringify(header)) }]);
    await db.removeRange('touched', 0, rest.seq);
  });
  if (before !== null) await db.write(['index'], () => db.removeRange('index', before.first, before.first + other - 1));
}
