// Stands in for the default_app.asar that the official Electron carries: `electron path/to/app --flags` starts that app.
// It does what the official one does for a folder, in the same order, so that an app cannot tell the two apart.
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.argv.slice(1).find((arg) => !arg.startsWith('-'));
if (folder === undefined) {
  process.stderr.write('electron: name the folder of the app to start.\n');
  app.exit(2);
} else {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  await start(resolve(folder)).catch((error) => {
    process.stderr.write(`electron: ${folder} cannot be started. ${error instanceof Error ? error.stack : error}\n`);
    app.exit(1);
  });
}

/**
 * Not in Electron's types, because only its default app uses them.
 * @typedef {Electron.App & Partial<Record<'setVersion' | 'setDesktopName' | 'setAppPath', (text: string) => void>>} OfOfficialDefaultApp
 */

/** @param {string} appFolder */
async function start(appFolder) {
  const manifest = /** @type {Record<string, string | undefined>} */ (
    JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8'))
  );
  const shell = /** @type {OfOfficialDefaultApp} */ (app);
  if (manifest.version) shell.setVersion?.(manifest.version);
  app.setName(manifest.productName ?? manifest.name ?? app.getName());
  shell.setDesktopName?.(manifest.desktopName ?? `${app.getName()}.desktop`);
  shell.setAppPath?.(appFolder);
  await import(pathToFileURL(join(appFolder, manifest.main ?? 'index.js')).href);
}
