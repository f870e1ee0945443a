import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';

const OLDEST_NODE_FOR_SETUP = 20;
/** Node 24 runs TypeScript files as they are and has node:sqlite, which the demo store is built on. */
export const OLDEST_NODE_TO_RUN = 24;

/** @param {string} version */
const major = (version) => Number.parseInt(version.replace(/^v/, ''), 10);

/** @param {string} version */
export function requireNodeForSetup(version) {
  if (major(version) >= OLDEST_NODE_FOR_SETUP) return;
  throw new Failure(
    `Node ${version} is too old: Endcap needs Node ${OLDEST_NODE_FOR_SETUP} or newer to set itself up. Install it from https://nodejs.org.`,
    2,
  );
}

/**
 * The Node that runs the project: the one among the packages, else the one of the machine when it is new enough.
 * @param {{ root: string, platform: string, arch: string, version: string }} machine
 */
export function nodeToRun({ root, platform, arch, version }) {
  const packaged = join(root, 'node_modules', '.bin', platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(packaged)) return packaged;
  if (major(version) >= OLDEST_NODE_TO_RUN) return process.execPath;
  const wanted = `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  throw new Failure(
    `The package ${wanted}, which brings Node ${OLDEST_NODE_TO_RUN}, is not installed, and the Node on this machine is ${version}. ` +
      `Install Node ${OLDEST_NODE_TO_RUN} or newer from https://nodejs.org, or delete node_modules and run the command again ` +
      'with a registry that has the package.',
  );
}
