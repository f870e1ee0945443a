/**
 * Rows by id that count how often what is held has truly changed: a row that comes again as it was, only read later, changes nothing of
 * what is made of all of them.
 */
export class CountedMap<Row extends { readonly observedAt: number }> extends Map<string, Row> {
  #changes = 0;

  get changes(): number {
    return this.#changes;
  }

  override set(id: string, row: Row): this {
    const before = this.get(id);
    if (before === undefined || said(before) !== said(row)) this.#changes++;
    return super.set(id, row);
  }

  override delete(id: string): boolean {
    const had = super.delete(id);
    if (had) this.#changes++;
    return had;
  }
}

const said = (row: { readonly observedAt: number }): string => JSON.stringify({ ...row, observedAt: 0 });
