import { randomBytes } from 'node:crypto';
import type { ToUtility } from './office-messages.ts';

console.log(randomBytes(1), {} as ToUtility);
