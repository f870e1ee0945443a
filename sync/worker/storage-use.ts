import type { CatalogDiagnostics } from './catalog-api.ts';

/** What the browser says of this origin's room; null where it does not say. */
export async function storageUse(storage: StorageManager): Promise<CatalogDiagnostics['storage']> {
  const [{ usage, quota }, persisted] = await Promise.all([storage.estimate(), storage.persisted()]);
  return usage === undefined || quota === undefined ? null : { usedBytes: usage, quotaBytes: quota, persisted };
}
