import * as v from 'valibot';
import { resources } from './feed.ts';

const changedResources = v.pipe(v.array(v.picklist(resources)), v.maxLength(resources.length));

/** Something changed; not what. Whoever hears it pulls sooner than it would have. */
export const hintSchema = v.object({ resources: changedResources });
export type Hint = v.InferOutput<typeof hintSchema>;

/** What the window hears when it asks: what the hints after the one it knows were about, and the newest one's number. */
export const hintsHeardSchema = v.object({
  seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
  resources: changedResources,
});
export type HintsHeard = v.InferOutput<typeof hintsHeardSchema>;
