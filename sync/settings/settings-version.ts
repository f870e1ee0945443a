/**
 * The settings' version. A key that is new and optional is a step too: whoever writes settings for a fleet has to know from when on it
 * may be used. `settings-version.test.ts` fails while the schema differs from the fingerprint of the newest entry.
 */
export const settingsHistory = [
  { version: 1, fingerprint: '52da4d64d3b6823d', change: 'The first settings.' },
  { version: 2, fingerprint: '699fcf96d7f4115f', change: '`store.assortment`: what of everything this store carries.' },
  { version: 3, fingerprint: '0cb7b4e1e40b7541', change: '`printer`: a receipt printer.' },
  {
    version: 4,
    fingerprint: 'af30472df38ec1c6',
    change:
      '`staff`: who may open the orders desk. `transfer`: where files with orders lie, and whose are taken. `retention.trailDays`: how long it is kept who did what.',
  },
  {
    version: 5,
    fingerprint: '27d44d6a1322870f',
    change:
      '`pull.targetSeconds`: how old nineteen of twenty stock figures may be. `promises`: what may be said of stock from what chance on and up to what age, and how many pieces are kept back.',
  },
] as const;
