import * as v from 'valibot';

/** An identifier as the platform spells it. Opaque to us; bounded so that a hostile feed cannot fill a disk with one. */
export const identifierSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(256));

/** Milliseconds since 1970, UTC. Numbers, not text: a million stamps are compared and aged, never read. */
export const instantSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

/** BCP 47 language tag, as short as the catalog needs it: `en`, `de`, `ar`, `pt-BR`. */
export const languageSchema = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/));

const shortTextSchema = v.pipe(v.string(), v.maxLength(2_000));

/** One text in the languages the platform has it in. The first language of the kiosk that is present is shown. */
export const localisedTextSchema = v.record(languageSchema, shortTextSchema);
export type LocalisedText = v.InferOutput<typeof localisedTextSchema>;

export const longLocalisedTextSchema = v.record(languageSchema, v.pipe(v.string(), v.maxLength(20_000)));
