import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { expect, test } from 'vitest';
import { findRuntime } from '../../build/runtime/find-runtime.ts';

const shellFolder = join(import.meta.dirname, '../../electron');

/** What our own main-process files take from `electron`, as `app`, `net`, …, and which of its members they use, as `app.quit`. */
function electronApisInUse(): readonly string[] {
  const files = readdirSync(shellFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.main.ts'),
  );
  const uses = new Set<string>();
  for (const file of files) {
    const text = readFileSync(join(shellFolder, file), 'utf8');
    const imported = /^import \{([^}]*)\} from 'electron';$/m.exec(text)?.[1] ?? '';
    for (const name of imported.split(',').map((part) => part.trim())) {
      if (name === '' || name.startsWith('type ')) continue;
      uses.add(name);
      if (/^[a-z]/.test(name)) {
        for (const [, member] of text.matchAll(new RegExp(`\\b${name}\\s*\\.\\s*(\\w+)`, 'g')))
          uses.add(`${name}.${member}`);
      }
    }
  }
  return [...uses].toSorted();
}

test('every Electron API that the shell uses is in the runtime it was found', async () => {
  const wanted = electronApisInUse();
  expect(wanted).toEqual(
    expect.arrayContaining(['app.whenReady', 'protocol.handle', 'utilityProcess.fork', 'BrowserWindow']),
  );
  const emptyWindow = join(import.meta.dirname, '../bench/empty-window');
  const args = [emptyWindow, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const runtime = await _electron.launch({ executablePath: findRuntime().path, args, timeout: 60_000 });
  try {
    const missing = await runtime.evaluate(
      (electron, names) =>
        names.filter((name) => {
          const [module = '', member] = name.split('.');
          const found: unknown = Reflect.get(electron, module);
          if (found === undefined || found === null) return true;
          return member !== undefined && Reflect.get(Object(found), member) === undefined;
        }),
      wanted,
    );
    expect(missing).toEqual([]);
  } finally {
    await runtime.close();
  }
});
