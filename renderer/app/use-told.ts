import { useState } from 'react';

/** What is read out: nothing of what stood there at first, and then `text` as it was whenever `meaning` changed (FR32). */
export function useTold(meaning: string, text: string): string {
  const [told, tell] = useState({ meaning, text: '' });
  if (told.meaning === meaning) return told.text;
  tell({ meaning, text });
  return text;
}
