import type { Settings } from './settings-schema.ts';

/** What the window may know: how the shop looks and speaks and how a visit runs. Nothing of the platform, no secret. */
export type PublicSettings = Pick<
  Settings,
  'kiosk' | 'store' | 'languages' | 'currency' | 'theme' | 'attract' | 'visit' | 'pull'
>;

/** Named one by one: a setting added tomorrow stays inside until somebody decides otherwise. */
export function publicSettings(settings: Settings): PublicSettings {
  const { kiosk, store, languages, currency, theme, attract, visit, pull } = settings;
  return { kiosk, store, languages, currency, theme, attract, visit, pull };
}
