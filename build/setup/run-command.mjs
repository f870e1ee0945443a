import { spawn } from 'node:child_process';

/** As much of the end of a command's output as is worth searching for its reason. */
const KEPT_OUTPUT = 20_000;

/**
 * @typedef {{ ok: boolean, output: string, missing: boolean, timedOut: boolean }} Outcome
 */

/**
 * Runs a command to its end and keeps the tail of what it wrote. Never throws.
 * @param {string} command
 * @param {string[]} args
 * @param {{ timeoutMs: number, cwd?: string, env?: Record<string, string | undefined> }} options
 * @returns {Promise<Outcome>}
 */
export function runCommand(command, args, { timeoutMs, cwd, env }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      // npm is a .cmd file on Windows, which only a shell can start.
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-KEPT_OUTPUT);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      resolve({
        ok: false,
        output: String(error),
        missing: 'code' in error && error.code === 'ENOENT',
        timedOut: false,
      });
    });
    child.on('close', (code) => resolve({ ok: code === 0, output, missing: false, timedOut: child.killed }));
  });
}
