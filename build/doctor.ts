// `npm run doctor`: what there is on this machine, what is missing, and what to do about it.
import { join } from 'node:path';
import { lineOf, type Finding } from './doctor/finding.ts';
import { aboutCache, aboutDisk, aboutPorts } from './doctor/machine.ts';
import {
  aboutChromium,
  aboutDisplay,
  aboutElectron,
  aboutFonts,
  aboutKeychain,
  aboutNode,
  aboutPackages,
  aboutSystemPackages,
} from './doctor/software.ts';
import { runScript } from './setup/run-script.mjs';

const ROOT = join(import.meta.dirname, '..');

async function examine(): Promise<Finding[]> {
  return [
    aboutNode(),
    aboutPackages(ROOT),
    ...(await aboutElectron()),
    aboutDisplay(),
    await aboutChromium(),
    await aboutSystemPackages(),
    await aboutFonts(),
    await aboutKeychain(),
    aboutCache(),
    ...aboutDisk(ROOT),
    ...(await aboutPorts()),
  ];
}

await runScript(async () => {
  const findings = await examine();
  const lacks = findings.filter(({ state }) => state === 'wrong').map(({ what }) => what);
  const verdict = lacks.length === 0 ? 'npm start can start.' : `npm start cannot start: ${lacks.join(', ')}.`;
  process.stdout.write(`${findings.map(lineOf).join('\n')}\n\n${verdict}\n`);
  return lacks.length === 0 ? 0 : 1;
});
