import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './dependencies.mjs';
import { EXIT_FAILED, EXIT_USAGE, Failure } from './failure.mjs';
import { nodeToRun } from './node-version.mjs';
import { installSystemPackages } from './system-packages.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FLAGS = ['--no-runtime', '--browser'];

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function setUp(args) {
  const unknown = args.find((arg) => !FLAGS.includes(arg));
  if (unknown !== undefined) {
    throw new Failure(`Unknown option ${unknown}. Usage: node build/setup.mjs [${FLAGS.join('] [')}]`, EXIT_USAGE);
  }
  await installDependencies(ROOT);
  const node = nodeToRun({ root: ROOT, platform: process.platform, arch: process.arch, version: process.version });
  if (args.includes('--no-runtime')) return 0;
  await installSystemPackages({ browser: args.includes('--browser') });
  return prepareRuntime(node);
}

/**
 * The runtime finder is TypeScript and needs packages, so it runs in the Node that was just installed.
 * @param {string} node
 * @returns {Promise<number>}
 */
function prepareRuntime(node) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [join(ROOT, 'build', 'runtime', 'prepare.ts')], {
      stdio: 'inherit',
      // Without it, Node's own fetch passes by the proxy that npm goes through.
      env: { ...process.env, NODE_USE_ENV_PROXY: '1' },
      shell: process.platform === 'win32',
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? EXIT_FAILED));
  });
}
