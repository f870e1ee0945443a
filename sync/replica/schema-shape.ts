/** What a schema of valibot says of itself, as far as it is understood here. */
export interface Shape {
  readonly type: string;
  readonly pipe?: readonly Shape[];
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly items?: readonly Shape[];
  readonly item?: Shape;
  readonly key?: Shape;
  readonly value?: Shape;
  readonly wrapped?: Shape;
  readonly options?: readonly unknown[];
  readonly requirement?: unknown;
}

/** Names that valibot passes over in a record. */
export const oddKeys: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);
