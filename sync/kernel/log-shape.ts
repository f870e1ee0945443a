import type { LogFields, Logger } from './logger.ts';

/** Ids, kinds, names of errors: one word without a space, an @ or a query. What a person types seldom looks like it. */
const word = /^[\w.:-]{1,64}$/;
const withheld = 'withheld';

/**
 * The net below rule OB12: whoever logs gives numbers, flags and short fixed words, and what is none of these does not get through. It
 * cannot know a single word for a name; that nobody logs what a person or a platform said is still up to who logs.
 */
export function shapedLogger(logger: Logger): Logger {
  return {
    info: (event, fields) => logger.info(shaped(event), fields && shapedFields(fields)),
    warn: (event, fields) => logger.warn(shaped(event), fields && shapedFields(fields)),
  };
}

function shapedFields(fields: LogFields): LogFields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [shaped(name), shapedValue(value)]));
}

const shapedValue = (value: LogFields[string]) => (typeof value === 'string' ? shaped(value) : value);

const shaped = (text: string): string => (word.test(text) ? text : withheld);
