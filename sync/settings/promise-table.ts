import * as v from 'valibot';
import { identifierSchema } from '../contract/primitives.ts';

/** Firmest first. */
const bands = ['just-checked', 'likely', 'ask'] as const;
const longestMinutes = 30 * 24 * 60;
const chance = 'a chance from 0 to 1';
const minutes = `minutes from 1 to ${longestMinutes}`;
const pieces = 'whole pieces from 0 to 100';

const rowSchema = v.strictObject({
  band: v.picklist(bands, '"just-checked", "likely" or "ask"'),
  /** Of one being there, from which on this is said. */
  chance: v.pipe(v.number(chance), v.minValue(0, chance), v.maxValue(1, chance)),
  /** Of figures that are no older. */
  upToMinutes: v.pipe(v.number(minutes), v.minValue(1, minutes), v.maxValue(longestMinutes, minutes)),
});
type Row = v.InferOutput<typeof rowSchema>;

interface Fault {
  readonly key: keyof Row;
  readonly expected: string;
}

/** What is named so is there more often than not, whatever a retailer dares. */
const leastFirm = 0.5;

/**
 * The first row that fits gives the band, so a figure that ages goes down the rows: if they never grow firmer, neither does what is said
 * (FR2). And nothing firmer may be easier to say than what is less firm (FR21).
 */
function faultOf(row: Row, before: readonly Row[], after: readonly Row[]): Fault | null {
  const { band, chance: own, upToMinutes } = row;
  const last = before.at(-1);
  if (last !== undefined && bands.indexOf(band) < bands.indexOf(last.band))
    return { key: 'band', expected: `nothing firmer than "${last.band}" of the row before, or it would rise with age` };
  if (band !== 'ask' && own < leastFirm) return { key: 'chance', expected: `at least ${leastFirm} for "${band}"` };
  if (last?.band === band && upToMinutes <= last.upToMinutes)
    return { key: 'upToMinutes', expected: `more than the ${last.upToMinutes} of the row before` };
  if (last?.band === band && own < last.chance)
    return { key: 'chance', expected: `at least the ${last.chance} of the row before, which is for younger figures` };
  return tooEasy(row, after);
}

function tooEasy({ band, chance: own, upToMinutes }: Row, after: readonly Row[]): Fault | null {
  const next = after.find((row) => bands.indexOf(row.band) > bands.indexOf(band))?.band;
  const weaker = after.filter((row) => row.band === next);
  const oldest = weaker.at(-1);
  const alike = weaker.find((row) => row.upToMinutes >= upToMinutes);
  if (oldest !== undefined && alike === undefined)
    return { key: 'upToMinutes', expected: `at most the ${oldest.upToMinutes} up to which "${oldest.band}" is said` };
  if (alike !== undefined && own < alike.chance)
    return { key: 'chance', expected: `at least the ${alike.chance} that "${alike.band}" asks for at that age` };
  return null;
}

const tableSchema = v.pipe(
  v.array(rowSchema, 'a list of rows'),
  v.minLength(1, 'at least one row'),
  v.maxLength(40, 'at most 40 rows'),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const rows = dataset.value;
    for (const [at, row] of rows.entries()) {
      const fault = faultOf(row, rows.slice(0, at), rows.slice(at + 1));
      if (fault === null) continue;
      const { key, expected } = fault;
      addIssue({
        ...{ input: row[key], message: expected },
        path: [
          { type: 'array', origin: 'value', input: rows, key: at, value: row },
          { type: 'object', origin: 'value', input: row, key, value: row[key] },
        ],
      });
    }
  }),
);

const piecesSchema = v.pipe(v.number(pieces), v.integer(pieces), v.minValue(0, pieces), v.maxValue(100, pieces));

/** What a retailer lets be said and promised of stock. */
export const promisesSchema = v.strictObject({
  /** From what chance on, and up to what age, each band is said. Left out: as studied and measured. */
  table: v.optional(tableSchema),
  keptBack: v.optional(
    v.strictObject({
      /** Pieces of everything that are never promised. */
      everywhere: v.optional(piecesSchema, 0),
      /** … and of what is in a category, as the platform names it, or below it. Of several numbers the largest counts. */
      byCategory: v.optional(v.record(identifierSchema, piecesSchema), {}),
    }),
    {},
  ),
});
