import type { StockAges } from '../../sync/worker/catalog-api.ts';

/** Nineteen of twenty are young enough. Where nobody knows, they are not; where there is nothing, nothing is too old (FR38). */
export const meetsTarget = ({ figures, p95Ms }: StockAges, targetMs: number): boolean =>
  figures === 0 || (p95Ms !== null && p95Ms <= targetMs);
