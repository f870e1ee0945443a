/**
 * The one origin of the kiosk. It is the key of everything Chromium stores for us: renaming it is losing every profile in the field.
 * Answered by the shell itself; no socket is opened for it.
 */
export const kioskOrigin = 'https://kiosk.localhost';
