import type { LocalisedText } from '../contract/primitives.ts';
import type { Product } from '../contract/product.ts';
import { valueId, valuesOf } from './document-of.ts';

/** What the colours and sizes that are counted are called, in every language that some product names them in. */
export class ValueNames {
  readonly #names: Map<string, LocalisedText>;

  constructor(known: Iterable<readonly [string, LocalisedText]> = []) {
    this.#names = new Map(known);
  }

  find(id: string): LocalisedText | null {
    return this.#names.get(id) ?? null;
  }

  all(): readonly (readonly [string, LocalisedText])[] {
    return [...this.#names];
  }

  learn(product: Product): void {
    for (const kind of ['colour', 'size'] as const)
      for (const name of valuesOf(product, kind)) {
        const id = valueId(name);
        const known = this.#names.get(id);
        if (known === undefined) this.#names.set(id, name);
        else if (Object.keys(name).some((language) => !(language in known))) this.#names.set(id, { ...name, ...known });
      }
  }
}
