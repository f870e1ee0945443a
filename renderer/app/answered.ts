/**
 * Tells whoever measures how long a worker took to answer: which method, and nothing of what was asked. Nobody listens in a shop, and
 * then this is one object a call.
 */
export function tellAnswered(name: string, ms: number): void {
  globalThis.dispatchEvent(new CustomEvent('endcap:answered', { detail: { name, ms } }));
}
