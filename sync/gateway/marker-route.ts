import * as v from 'valibot';
import { invalid, json, refusal } from './answers.ts';
import type { ReplicaMarker } from './office-parts.ts';
import { readJsonBody } from './read-body.ts';

/** Opaque here: the window's replica writes it and reads it. */
const markerSchema = v.object({ marker: v.pipe(v.string(), v.maxLength(1_024)) });

export const readMarker = async (marker: ReplicaMarker): Promise<Response> => json({ marker: await marker.read() });

export async function writeMarker(marker: ReplicaMarker, request: Request): Promise<Response> {
  const body = await readJsonBody(request);
  if (!body.ok) return refusal(body.problem.error, body.problem.status);
  const wanted = v.safeParse(markerSchema, body.value);
  if (!wanted.success) return refusal(invalid('`marker` must be a text of at most 1,024 letters'), 400);
  await marker.write(wanted.output.marker);
  return json(wanted.output);
}
