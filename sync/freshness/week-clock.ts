const hourMs = 3_600_000;
export const hoursPerWeek = 168;
/** 1970 began on a Thursday; weeks here begin on Monday. */
const mondayMs = 4 * 24 * hourMs;
const weekMs = hoursPerWeek * hourMs;

/**
 * Time as something passes that has its hours: how much of a week's hours lies between two instants, where each hour of the week has a
 * weight. With doors open as weights it counts hours in which anybody can buy.
 */
export class WeekClock {
  /** Weight from the week's beginning up to each hour. */
  readonly #upTo = new Float64Array(hoursPerWeek + 1);
  readonly #weights: Float64Array;

  constructor(weights: ArrayLike<number>) {
    this.#weights = Float64Array.from({ length: hoursPerWeek }, (_, hour) => weights[hour] ?? 0);
    for (let hour = 0; hour < hoursPerWeek; hour++)
      this.#upTo[hour + 1] = (this.#upTo[hour] ?? 0) + (this.#weights[hour] ?? 0);
  }

  /** In hours of weight 1; both are local times. */
  between(from: number, to: number): number {
    return to <= from ? 0 : this.#since(to) - this.#since(from);
  }

  #since(local: number): number {
    const shifted = local - mondayMs;
    const weeks = Math.floor(shifted / weekMs);
    const hours = (shifted - weeks * weekMs) / hourMs;
    const whole = Math.floor(hours);
    const within = (this.#upTo[whole] ?? 0) + (hours - whole) * (this.#weights[whole] ?? 0);
    return weeks * (this.#upTo[hoursPerWeek] ?? 0) + within;
  }
}

export const hourOfWeek = (local: number): number => {
  const hour = Math.floor((local - mondayMs) / hourMs) % hoursPerWeek;
  return hour < 0 ? hour + hoursPerWeek : hour;
};
