/**
 * A note outside this origin of the newest generation there was. A browser that loses an origin loses all of it, and without a word: only
 * somebody else can know that there was something.
 */
export interface GenerationMarker {
  read(): Promise<string | null>;
  write(text: string): Promise<void>;
}

/** The newest generation that the note knows of; null where it says nothing, or cannot be read now. */
export async function markedGeneration(marker: GenerationMarker | undefined): Promise<number | null> {
  const text = await marker?.read().catch(() => null);
  const number = Number(text ?? Number.NaN);
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** A note that cannot be written now is written with the next generation, or at the next start. */
export function markGeneration(marker: GenerationMarker | undefined, number: number): void {
  marker?.write(String(number)).catch(() => {});
}
