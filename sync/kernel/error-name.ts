/** What may be logged of a failure: its kind. Its message may hold anything (OB12). */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
