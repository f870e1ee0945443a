import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fetchOfficial, lookForOfficial } from './official.ts';
import type { Surroundings } from './runtime.ts';

const HOUR = 3_600_000;

describe('the official runtime', () => {
  let folder: string;
  let host: Server;
  let asked: (string | undefined)[];
  let here: Surroundings & { time: number };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'endcap-official-'));
    asked = [];
    host = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(404).end();
    }).listen(0, '127.0.0.1');
    await once(host, 'listening');
    here = {
      root: join(folder, 'project'),
      cache: join(folder, 'cache'),
      platform: 'linux',
      arch: 'x64',
      env: { ELECTRON_MIRROR: `http://127.0.0.1:${(host.address() as AddressInfo).port}/` },
      time: 1_700_000_000_000,
      now: () => here.time,
    };
    const electron = join(here.root, 'node_modules', 'electron');
    mkdirSync(electron, { recursive: true });
    writeFileSync(join(electron, 'package.json'), '{"version":"45.3.4"}');
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  });

  afterEach(async () => {
    vi.restoreAllMocks();
    host.close();
    await once(host, 'close');
    rmSync(folder, { recursive: true });
  });

  test('is asked for at its host once, and not again within a day', async () => {
    await fetchOfficial(here);
    here.time += 23 * HOUR;
    await fetchOfficial(here);
    expect(asked).toEqual(['/v45.3.4/SHASUMS256.txt']);
  });

  test('is asked for again a day later', async () => {
    await fetchOfficial(here);
    here.time += 25 * HOUR;
    await fetchOfficial(here);
    expect(asked).toHaveLength(2);
  });

  test('is asked for at once at another host', async () => {
    await fetchOfficial(here);
    here.env['ELECTRON_MIRROR'] = here.env['ELECTRON_MIRROR']?.replace('127.0.0.1', 'localhost');
    await fetchOfficial(here);
    expect(asked).toHaveLength(2);
  });

  test('that could not be had says when it was asked for and how to ask again', async () => {
    await fetchOfficial(here);
    expect(lookForOfficial(here)).toEqual({
      absent: expect.stringMatching(/gave no Electron at 2023-11-14T.*when .*unreachable\.json is deleted/) as string,
    });
  });
});
