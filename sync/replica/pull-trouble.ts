/** What keeps the catalog from being fresher than it is (RP9). None of these takes away what is already here. */
export type PullTrouble =
  | 'unreachable'
  | 'unreadable-answer'
  | 'newer-contract'
  | 'storage-full'
  | 'storage-failed'
  | 'memory-full';
