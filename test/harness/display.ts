import { hasDisplay, startDisplay } from '../../build/processes/display.ts';
import { owner } from '../../build/processes/owner.ts';

/** Large enough for both orientations. */
const size = { width: 1920, height: 1920 };

/** Something to draw on: the one that is here, or one in memory for as long as it is wanted. */
export async function ensureDisplay(logFolder: string): Promise<{ close(): Promise<void> }> {
  if (hasDisplay()) return { close: async () => {} };
  const processes = owner();
  process.env['DISPLAY'] = await startDisplay(processes, size, logFolder);
  return {
    async close() {
      delete process.env['DISPLAY'];
      await processes.stopAll();
    },
  };
}
