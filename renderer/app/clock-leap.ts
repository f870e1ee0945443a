interface Ports {
  now(): number;
  monotonic(): number;
  /** Answers how to stop it. */
  every(ms: number, task: () => void): () => void;
}

/** An age is shown wrongly for so long at most. */
const lookMs = 1_000;
/** More than the two clocks differ by themselves in that time. */
const leapMs = 500;

/** Tells when the machine has slept or its wall clock was set: what the screens add to ages since they were read is wrong then (FR9). */
export function watchLeaps({ now, monotonic, every }: Ports, onLeap: () => void): () => void {
  let apart = now() - monotonic();
  return every(lookMs, () => {
    const before = apart;
    apart = now() - monotonic();
    if (Math.abs(apart - before) > leapMs) onLeap();
  });
}
