import { assessStock, type StockReading } from '../../../sync/freshness/assess.ts';
import type { Band } from '../../../sync/freshness/stock-view.ts';
import { ArticleTally } from '../../../sync/freshness/article-paces.ts';
import { newMemory } from '../../../sync/freshness/stock-memory.ts';
import { StockModel } from '../../../sync/freshness/stock-model.ts';
import type { Cell, Told } from '../../../sync/freshness/stock-record.ts';
import { Survey, surveyEveryMs } from '../../../sync/freshness/survey.ts';
import { type Happening, learnInTurn } from '../../../sync/replica/shelf-lessons.ts';
import { weekOf } from './opening-week.ts';
import type { Answerer } from './replay.ts';
import type { Confirmed, Count, Heard, Observation, Question, Restock, TownHeader } from './town-line.ts';

/** Said of what no figure was ever heard of. */
const unheard = 0.5;
const labels: ReadonlySet<Band> = new Set(['just-checked', 'likely']);
const slotsAtOnce = 4_096;
const dayMs = 24 * 3_600_000;
const minuteMs = 60_000;

interface Held {
  readonly cell: Cell;
  told: Told;
  /** Counts and deliveries that were told since. */
  happened: Happening[];
}

/** The product's own way from what the replica hears to what the badge says: the same model and the same bands, without a disk. */
export function askModel(header: TownHeader): Answerer {
  const model = new StockModel();
  const held = new Map<string, Held>();
  const articles = new Map<string, number>();
  const places = new Map<string, number>();
  const groups = new Map<string, number>();
  const categories = new Map(header.variants.map(({ id, category = '' }) => [id, category]));
  const confirmed: number[] = [];
  /** Something happened, and nobody has said yet what the record says since. */
  const waiting = new Set<Held>();
  let heardAt = 0;
  let memory = newMemory(slotsAtOnce);
  let surveyedAt: number | null = null;

  const placeOf = (location: string) => numberIn(places, location);
  for (const { id, hours, offsetMinutes } of header.locations)
    model.common.place(placeOf(id)).setHours({ open: weekOf(hours), offsetMs: offsetMinutes * minuteMs });

  function newCell({ variant, location }: Observation): Cell {
    const key = held.size;
    const slot = key % slotsAtOnce;
    if (slot === 0) memory = newMemory(slotsAtOnce);
    const group = numberIn(groups, categories.get(variant) ?? '');
    return { memory, slot, key, group, place: placeOf(location), article: numberIn(articles, variant) };
  }

  function observed(line: Observation): void {
    const told = { available: line.available, at: line.at };
    const before = held.get(keyOf(line));
    if (before === undefined) held.set(keyOf(line), { cell: newCell(line), told, happened: [] });
    else tell(before, told);
  }

  function tell(known: Held, after: Told): void {
    learnInTurn(model, known.cell, { before: known.told, after }, known.happened);
    known.told = after;
    known.happened = [];
    waiting.delete(known);
  }

  const stands = (known: Held, at: number) => tell(known, { ...known.told, at });

  /** What is heard at one time belongs together: the figure that a count does not come with is the same as before. Of goods that came that shows in the next pull. */
  function timePasses(at: number): void {
    if (at <= heardAt) return;
    for (const known of waiting)
      if (!known.happened.some(({ kind }) => kind === 'received')) stands(known, Math.max(heardAt, known.told.at));
    heardAt = at;
  }

  function happened(line: Pick<Observation, 'variant' | 'location'>, of: (told: Told) => Happening): void {
    const known = held.get(keyOf(line));
    if (known === undefined) return;
    known.happened.push(of(known.told));
    waiting.add(known);
  }

  const counted = ({ counted: pieces, countedAt, recorded, ...line }: Count) =>
    happened(line, ({ available }) => ({
      kind: 'counted',
      at: countedAt ?? line.at,
      pieces,
      recorded: recorded ?? available,
    }));
  const restocked = ({ quantity: pieces, bookedAt, ...line }: Restock) =>
    happened(line, () => ({ kind: 'received', at: bookedAt ?? line.at, pieces }));

  function pulled({ at, location }: Confirmed): void {
    for (const place of location === undefined ? places.values() : [placeOf(location)]) {
      confirmed[place] = at;
      model.common.confirmed(place, at);
      for (const known of waiting) if (known.cell.place === place && at > known.told.at) stands(known, at);
    }
  }

  function survey(at: number): void {
    if (surveyedAt !== null && at - surveyedAt < surveyEveryMs) return;
    const tally = new ArticleTally(model.common.paces);
    for (const { cell, told } of held.values()) model.tally(tally, cell, told);
    tally.end();
    const look = new Survey(model, at, surveyedAt === null ? 0 : (at - surveyedAt) / dayMs, held.size);
    for (const { cell, told } of held.values()) look.add(cell, told);
    look.end();
    surveyedAt = at;
  }

  function hear(line: Heard): void {
    timePasses(line.at);
    survey(line.at);
    if (line.kind === 'observation') observed(line);
    else if (line.kind === 'count') counted(line);
    else if (line.kind === 'restock') restocked(line);
    else if (line.kind === 'confirmed') pulled(line);
  }

  function answer(question: Question) {
    timePasses(question.at);
    const known = held.get(keyOf(question));
    if (known === undefined) return { probability: unheard, labelled: false };
    const { told, cell } = known;
    const confirmedAt = confirmed[cell.place] ?? null;
    const knownAt = Math.max(told.at, confirmedAt ?? told.at);
    const outlook = model.asked(cell, told, knownAt, question.at, 0);
    const reading: StockReading = {
      available: told.available,
      policy: 'deny',
      confidence: 'exact',
      observedAt: told.at,
    };
    const since = (stamp: number) => (stamp <= question.at ? question.at - stamp : null);
    const { band } = assessStock({ reading, confirmedAt, since, pendingOwn: 0, outlook });
    return { probability: outlook.probability, labelled: labels.has(band) };
  }

  return { hear, answer };
}

function numberIn(numbers: Map<string, number>, id: string): number {
  const known = numbers.get(id) ?? numbers.size;
  numbers.set(id, known);
  return known;
}

/** Ids hold no line break. */
const keyOf = ({ variant, location }: { readonly variant: string; readonly location: string }): string =>
  `${variant}\n${location}`;
