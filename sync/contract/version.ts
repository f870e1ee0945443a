/**
 * The contract's version. Raise it with every change of a message, say what changed, and keep the floor at the oldest version this
 * kiosk still understands. `version.test.ts` fails while a schema differs from the fingerprint of the newest entry.
 */
export const contractHistory = [
  { version: 1, fingerprint: '3b218331487044fe', change: 'The first contract.' },
  {
    version: 2,
    fingerprint: '122f62253eb4940e',
    change:
      'All places of a variant in one line of the stock feed (`levels`), many prices in one of the price feed (`prices`); hints; checksums, partitions and ids to compare with.',
  },
  {
    version: 3,
    fingerprint: '4d002a29e3b6ae82',
    change:
      'Orders are cancelled and customers and wishes registered by calls of their own; orders that ask the shopper, are cancelled, or are handed over to another kiosk; what kind an intent is; what a window seals its copy of an order with, and that the journal has lost it; whether orders are sent, and over how long a fleet spreads them; what keeps a kiosk’s key, and what its operator is told.',
  },
  {
    version: 4,
    fingerprint: 'ef4e71c5a427e09d',
    change:
      'A cart that is handed off need not say whither something is sent; platforms write to shoppers for their kiosks; who stopped sending and why; when stock was last counted and received, beside its figure.',
  },
] as const;

export const contractVersion = contractHistory[contractHistory.length - 1]?.version ?? 1;
export const oldestUnderstoodContract = 1;
