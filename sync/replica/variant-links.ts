import { heldBytes } from '../kernel/held-bytes.ts';
import { grown } from './grown.ts';

const groupsOf = (length: number) => new Uint16Array(length);
const wordsOf = (length: number) => new Uint32Array(length);

/** Which product a variant belongs to, and which variants a product has: chains through arrays of numbers, each one more than it says. */
export class VariantLinks {
  #product = new Uint32Array(0);
  #next = new Uint32Array(0);
  #first = new Uint32Array(0);
  #group = new Uint16Array(0);

  get heldBytes(): number {
    return heldBytes(this.#product, this.#next, this.#first, this.#group);
  }

  productOf(variant: number): number | null {
    const product = this.#product[variant] ?? 0;
    return product === 0 ? null : product - 1;
  }

  /** Goods whose sales are looked at together; 0 where that is not known. */
  groupOf(variant: number): number {
    return this.#group[variant] ?? 0;
  }

  /** In no order. */
  variantsOf(product: number): number[] {
    const variants: number[] = [];
    for (let at = this.#first[product] ?? 0; at !== 0; at = this.#next[at - 1] ?? 0) variants.push(at - 1);
    return variants;
  }

  /** From whoever had it to this product, or to none. */
  link(variant: number, product: number | null, group = 0): void {
    this.#unlink(variant);
    if (product === null) return;
    this.#group = grown(this.#group, variant + 1, groupsOf);
    this.#group[variant] = group;
    this.#product = grown(this.#product, variant + 1, wordsOf);
    this.#next = grown(this.#next, variant + 1, wordsOf);
    this.#first = grown(this.#first, product + 1, wordsOf);
    this.#product[variant] = product + 1;
    this.#next[variant] = this.#first[product] ?? 0;
    this.#first[product] = variant + 1;
  }

  #unlink(variant: number): void {
    const product = this.productOf(variant);
    if (product === null) return;
    const behind = this.#next[variant] ?? 0;
    this.#product[variant] = 0;
    if (this.#first[product] === variant + 1) {
      this.#first[product] = behind;
      return;
    }
    for (let at = this.#first[product] ?? 0; at !== 0; at = this.#next[at - 1] ?? 0)
      if (this.#next[at - 1] === variant + 1) this.#next[at - 1] = behind;
  }
}
