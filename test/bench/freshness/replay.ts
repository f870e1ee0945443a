import type { Town } from './town-file.ts';
import type { Confirmed, Heard, Observation, Question } from './town-line.ts';
import type { Scored } from './score.ts';

export interface Answer {
  /** That it is truly there. */
  readonly probability: number;
  readonly labelled: boolean;
}

/** Whoever answers hears everything in order, and is never told what was true. */
export interface Answerer {
  hear(line: Heard): void;
  answer(question: Question): Answer;
}

/** What a question is about, as it stands in the file. */
export interface Standing {
  readonly available: number | null;
  readonly ageMs: number | null;
}

export interface Asked extends Scored {
  readonly question: Question;
  readonly standing: Standing;
}

/** Every question that has a truth, answered in its turn. */
export function replay(town: Town, answerer: Answerer): Asked[] {
  const heard = listener();
  const asked: Asked[] = [];
  for (const line of town.script) {
    if (line.kind !== 'question') {
      heard.hear(line);
      answerer.hear(line);
      continue;
    }
    const standing = heard.standing(line);
    const answer = answerer.answer(line);
    const onHand = town.truths.get(line.id);
    if (onHand !== undefined)
      asked.push({ question: line, standing, ...answer, ageMs: standing.ageMs, there: onHand > 0 });
  }
  return asked;
}

/** The age of a figure by the file's own words, whatever a model makes of it. */
function listener() {
  const observed = new Map<string, Observation>();
  const confirmed = new Map<string, number>();
  const everywhere = '';
  const hear = (line: Heard) => {
    if (line.kind === 'observation') observed.set(keyOf(line), line);
    if (line.kind === 'confirmed') confirmed.set(line.location ?? everywhere, line.at);
  };
  const lastConfirmed = ({ location }: Pick<Confirmed, 'location'>) =>
    Math.max(confirmed.get(location ?? everywhere) ?? 0, confirmed.get(everywhere) ?? 0);
  const standing = (question: Question): Standing => {
    const own = observed.get(keyOf(question));
    if (own === undefined) return { available: null, ageMs: null };
    return { available: own.available, ageMs: question.at - Math.max(own.at, lastConfirmed(question)) };
  };
  return { hear, standing };
}

/** Ids hold no line break. */
const keyOf = ({ variant, location }: { readonly variant: string; readonly location: string }): string =>
  `${variant}\n${location}`;
