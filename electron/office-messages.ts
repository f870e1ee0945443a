import type { KeptBy } from '../sync/office/vault.ts';

/** First and only once, with the relay's port. */
export interface OfficeStart {
  readonly kind: 'start';
  readonly settingsText: string;
  readonly dataFolder: string;
  /** The device's key, opened by the shell's keychain; base64. Lives in memory only. */
  readonly deviceKey: string;
  readonly keptBy: KeptBy;
  /** One of its two files was damaged. */
  readonly mended: boolean;
}

export type ToUtility =
  | OfficeStart
  /** With the port of a window's own line. */
  | { readonly kind: 'line' }
  | { readonly kind: 'close' };

/** It cannot run at all: another office in the same folder, a folder that cannot be written. */
export interface FromUtility {
  readonly kind: 'refused';
  readonly sentence: string;
}
