import type { PublicSettings } from '../../sync/settings/public-settings.ts';

/** Only the office writes it; the window keeps a copy so that a start does not wait, not even for an office that is down. */
const rememberedUnder = 'endcap.settings';
/** The office is on this machine: what it has not said by then it will not say soon. */
const answerWithinMs = 5_000;
const askAgainAfterMs = 500;

export function rememberedSettings(): PublicSettings | null {
  const text = localStorage.getItem(rememberedUnder);
  return text === null ? null : (JSON.parse(text) as PublicSettings);
}

/** Asks until there is an answer. `changed` is false when it is what we already knew. */
export async function freshSettings(): Promise<{ settings: PublicSettings; changed: boolean }> {
  for (;;) {
    const text = await askOffice();
    if (text !== null) {
      const changed = text !== localStorage.getItem(rememberedUnder);
      if (changed) localStorage.setItem(rememberedUnder, text);
      return { settings: JSON.parse(text) as PublicSettings, changed };
    }
    await new Promise((resolve) => setTimeout(resolve, askAgainAfterMs));
  }
}

async function askOffice(): Promise<string | null> {
  try {
    const answer = await fetch('/api/settings', { signal: AbortSignal.timeout(answerWithinMs) });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}
