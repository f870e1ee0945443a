/** Ends a process and whatever it has started since, at once. */
export function endGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Nobody is left in the group, which is what was wanted.
  }
}
