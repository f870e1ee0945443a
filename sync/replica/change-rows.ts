const fewest = 1024;
/** Two megabytes. What a first fill brings at once is more, and comes once. */
const mostKept = 2 ** 18;

/** The changes of one page to one column, end on end: one buffer that grows, instead of an array for each. */
export class ChangeRows {
  floats = new Float64Array(fewest);
  length = 0;

  /** None again. The buffer stays: page after page brings about as many. */
  clear(): void {
    this.length = 0;
    if (this.floats.length > mostKept) this.floats = new Float64Array(fewest);
  }

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
