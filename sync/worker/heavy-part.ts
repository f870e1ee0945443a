import { type FeedSource, officeFeed } from '../replica/feed-source.ts';
import { officeHeal } from '../replica/heal-source.ts';
import { type AnswerParts, type EngineAnswers, catalogAnswers } from './catalog-answers.ts';
import { type CatalogEngine, type EngineParts, startEngine } from './catalog-engine.ts';
import { officeHints } from './office-hints.ts';

/** Pages come from the back office by this fetch, or from another source altogether. */
export type Feed = typeof fetch | FeedSource;

type HeavyParts = Omit<EngineParts, 'source'> & Omit<AnswerParts, 'engine' | 'languages'> & { readonly feed: Feed };

/** Everything that the first screen can do without, in one piece: a start loads it with one request, and after that screen. */
export async function startHeavyPart(
  parts: HeavyParts,
): Promise<{ readonly engine: CatalogEngine; readonly answers: EngineAnswers }> {
  const { feed } = parts;
  const office = (send: typeof fetch) => ({
    source: officeFeed(send),
    hints: officeHints(send),
    heal: officeHeal(send),
  });
  const engine = await startEngine({ ...parts, ...(typeof feed === 'function' ? office(feed) : { source: feed }) });
  return { engine, answers: catalogAnswers({ ...parts, engine, languages: parts.kiosk.languages }) };
}
