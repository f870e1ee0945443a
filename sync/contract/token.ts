import * as v from 'valibot';
import { instantSchema } from './primitives.ts';

export const tokenRequestSchema = v.object({
  client: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  secret: v.pipe(v.string(), v.minLength(1), v.maxLength(512)),
});

export const tokenSchema = v.object({
  token: v.pipe(v.string(), v.minLength(1), v.maxLength(4_096)),
  expiresAt: instantSchema,
});
export type Token = v.InferOutput<typeof tokenSchema>;
