/** The changes of one page to one column, end on end: one buffer that grows, instead of an array for each. */
export class ChangeRows {
  floats = new Float64Array(1024);
  length = 0;

  /** Room for one more; its values are set by who asked. */
  add(width: number): number {
    const at = this.length;
    this.length += width;
    if (this.length > this.floats.length) {
      const larger = new Float64Array(this.floats.length * 2);
      larger.set(this.floats);
      this.floats = larger;
    }
    return at;
  }
}
