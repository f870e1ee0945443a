import * as v from 'valibot';
import type { GenerationMarker } from '../replica/generation-marker.ts';

const answerSchema = v.object({ marker: v.nullable(v.string()) });
/** The first pull waits for it. */
const deadlineMs = 5_000;

/** The note that the back office keeps for the replica, over HTTP on this origin. */
export function officeMarker(send: typeof fetch): GenerationMarker {
  const ask = async (init: RequestInit): Promise<v.InferOutput<typeof answerSchema>> => {
    const answer = await send('/api/replica-marker', { ...init, signal: AbortSignal.timeout(deadlineMs) });
    if (!answer.ok) throw new Error(`The back office answered ${answer.status}`);
    return v.parse(answerSchema, await answer.json());
  };
  return {
    read: async () => (await ask({})).marker,
    async write(text) {
      const headers = { 'content-type': 'application/json' };
      await ask({ method: 'POST', headers, body: JSON.stringify({ marker: text }) });
    },
  };
}
