import { moodOfADay, type Rate } from './demand.ts';

/** Some look at what they did not come for. */
const cameForIt = 0.7;

/**
 * What is asked for is what sells. That somebody asks makes it likelier that the pace is higher than was known, and today's mood better; then a
 * standstill says more than it would of a record that nobody looks at. By how much the odds of "there is one" fall, for so many hours of trade
 * without a sale, so many of them today.
 */
export function oddsWhenAskedFor({ mean, shape }: Rate, flatHours: number, hoursToday: number): number {
  return ((1 + (mean * flatHours) / shape) * (1 + moodOfADay * mean * hoursToday)) ** -cameForIt;
}
