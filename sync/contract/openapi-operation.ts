import type { MessageName } from './openapi.ts';

/** One call of the contract over HTTP. */
export interface Operation {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly id: string;
  readonly group: 'Catalog' | 'Orders' | 'Access';
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly asks?: { readonly message: MessageName; readonly example?: unknown };
  readonly answers: Answers;
  /** What it refuses beside what every call refuses, by status. */
  readonly refusals?: Readonly<Record<number, string>>;
  /** Needs no token. */
  readonly open?: true;
}

type Answers =
  | { readonly type: 'application/json'; readonly message: MessageName; readonly description: string }
  | {
      readonly type: 'application/x-ndjson' | 'text/event-stream';
      readonly message: MessageName;
      readonly description: string;
      readonly example: string;
    }
  | { readonly type: 'image/svg+xml'; readonly description: string };

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description: string;
  readonly schema: object;
}

export const text = { type: 'string' };
export const inPath = (name: string, description: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: text,
});
export const inQuery = (name: string, description: string, schema: object = text): Parameter => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
});
export const answer = (message: MessageName, description: string): Answers => ({
  type: 'application/json',
  message,
  description,
});
