// Brings a checkout to where its npm scripts can run. Every npm pre-script calls it, so it depends on nothing,
// runs on Node 20, says only what it does, and is quick when there is nothing to do.
import { requireNodeForSetup } from './setup/node-version.mjs';
import { runScript } from './setup/run-script.mjs';

await runScript(async () => {
  requireNodeForSetup(process.version);
  // Loaded after the check: an older Node cannot even link these modules, and would say so in its own words.
  const { exitOnSignals } = await import('./setup/work-folder.mjs');
  const { setUp } = await import('./setup/set-up.mjs');
  exitOnSignals();
  return setUp(process.argv.slice(2));
});
