// Called by setup.mjs: makes sure that there is an Electron to start, fetching one if need be.
import { runScript } from '../setup/run-script.mjs';
import { exitOnSignals } from '../setup/work-folder.mjs';
import { lookForDevelopment, servesDevelopment } from './development.ts';
import { fetchDevelopment } from './fetch-development.ts';
import { findRuntime } from './find-runtime.ts';
import { fetchOfficial, lookForOfficial } from './official.ts';
import { lookForOverride } from './override.ts';
import { surroundings } from './runtime.ts';
import type { Look, Runtime, Surroundings } from './runtime.ts';

const has = (look: Look) => 'runtime' in look;

async function prepareRuntime(here: Surroundings): Promise<Runtime> {
  if (!has(lookForOverride(here)) && !has(lookForOfficial(here))) {
    await fetchOfficial(here);
    if (!has(lookForOfficial(here)) && servesDevelopment(here) && !has(lookForDevelopment(here)))
      await fetchDevelopment(here);
  }
  return findRuntime(here);
}

exitOnSignals();
await runScript(async () => {
  await prepareRuntime(surroundings());
  return 0;
});
