// Fails when a module knows more of the house than its layer may.
import { join } from 'node:path';
import { checkLayers } from './layers/check-layers.ts';

const complaints = checkLayers(join(import.meta.dirname, '..'));
for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
process.exitCode = complaints.length === 0 ? 0 : 1;
