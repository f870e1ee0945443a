import type { Settings } from './settings-schema.ts';

/** What the window may know: how the shop looks and speaks and how a visit runs. Nothing of the platform, no secret. */
export type PublicSettings = Pick<
  Settings,
  'kiosk' | 'store' | 'languages' | 'currency' | 'theme' | 'attract' | 'visit' | 'pull' | 'promises'
> & {
  /** There is somebody who may sign in: the way to the desk is shown. Who, the window does not know. */
  readonly desk: boolean;
  /** There is a printer for tickets. Where, the window does not know. */
  readonly printer: boolean;
};

/** Named one by one: a setting added tomorrow stays inside until somebody decides otherwise. */
export function publicSettings(settings: Settings): PublicSettings {
  const { kiosk, store, languages, currency, theme, attract, visit, pull, promises, staff, printer } = settings;
  const there = { desk: staff.length > 0, printer: printer !== undefined };
  return { kiosk, store, languages, currency, theme, attract, visit, pull, promises, ...there };
}
