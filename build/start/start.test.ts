import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { settingsSchema } from '../../sync/settings/settings-schema.ts';
import { requireDataFolder } from './data-folder.ts';
import { demoSettings, writeSettings } from './demo-settings.ts';
import { requireFreePort } from './free-port.ts';

describe('what npm start prepares', () => {
  test('are settings that a kiosk accepts', () => {
    const settings = demoSettings('http://127.0.0.1:4410/');
    expect(v.safeParse(settingsSchema, settings)).toMatchObject({ success: true });
  });

  test('is a settings file for the owner alone, because it holds a secret', () => {
    const folder = mkdtempSync(join(tmpdir(), 'endcap-settings-'));
    const file = join(folder, 'data', 'settings.json');
    const settings = demoSettings('http://127.0.0.1:1/');
    writeSettings(file, settings);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(settings);
    rmSync(folder, { recursive: true });
  });

  test('is a data folder, however deep, and a sentence where there can be none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'endcap-data-'));
    requireDataFolder(join(folder, 'a/b'));
    requireDataFolder(join(folder, 'a/b'));
    writeFileSync(join(folder, 'a/b/file'), '');
    for (const place of [join(folder, 'a/b/file'), join(folder, 'a/b/file/c'), '/proc/endcap/data']) {
      expect(() => requireDataFolder(place)).toThrow(`The data folder ${place} cannot be used`);
    }
    rmSync(folder, { recursive: true });
  });

  test('is not begun when a port is busy, and the sentence names the port and the option', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await expect(requireFreePort(port, '--port')).rejects.toMatchObject({
      message: `Port ${port} is in use by another program, perhaps by Endcap itself. End that one, or choose another port with --port.`,
      exitCode: 2,
    });
    server.close();
    await once(server, 'close');
    await expect(requireFreePort(port, '--port')).resolves.toBeUndefined();
  });
});
