import { join } from 'node:path';
import { owner, type Owner } from './owner.ts';

const READY_WITHIN_MS = 15_000;
/** Holds a kiosk's window upright and across. */
const LARGE = { width: 1920, height: 1920 };

export interface Size {
  width: number;
  height: number;
}

/** Whether something is there already to draw on. Elsewhere than on Linux there always is. */
export function hasDisplay(
  env: Record<string, string | undefined> = process.env,
  platform = process.platform,
): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/** A display in memory, on the first number that is free. Returns its name, such as ":99". */
export async function startDisplay(processes: Owner, size: Size, logFolder: string): Promise<string> {
  const child = processes.start({
    name: 'Xvfb, the display in memory (Debian: apt-get install xvfb),',
    command: 'Xvfb',
    args: ['-displayfd', '1', '-screen', '0', `${size.width}x${size.height}x24`, '-nolisten', 'tcp', '-noreset'],
    logFile: join(logFolder, 'display.log'),
  });
  const [number] = await child.says(/^\d+$/, READY_WITHIN_MS);
  return `:${number}`;
}

/** Runs work that opens windows, on the display that is there or on one in memory for as long as it takes. */
export async function withDisplay<Value>(work: () => Promise<Value>): Promise<Value> {
  if (hasDisplay()) return work();
  const processes = owner();
  try {
    process.env['DISPLAY'] = await startDisplay(processes, LARGE, join(import.meta.dirname, '../..', 'out', 'logs'));
    return await work();
  } finally {
    delete process.env['DISPLAY'];
    await processes.stopAll();
  }
}
