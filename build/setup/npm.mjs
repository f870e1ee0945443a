import { Failure } from './failure.mjs';
import { runCommand } from './run-command.mjs';

/** npm's own patience with a registry that does not answer is minutes; a person wants the sentence in seconds. */
const PATIENCE = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
const PING_LIMIT_MS = 30_000;
const CONFIG_LIMIT_MS = 10_000;

/** The last one is what npm says when it was told to do without the network and lacks something. */
const UNREACHABLE = /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET|ENETUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED/;

/**
 * Runs npm, and so goes through whatever registry, proxy and credentials it is set up for.
 * @param {string} what what it is for, as the subject of "could not be fetched"
 * @param {string[]} args
 * @param {{ timeoutMs: number, cwd?: string }} options
 */
export async function npm(what, args, options) {
  // Install scripts stay off: no package may run code on this machine.
  const outcome = await runCommand('npm', [...args, '--ignore-scripts', ...PATIENCE], options);
  if (outcome.ok) return;
  if (outcome.missing) {
    throw new Failure('npm was not found. Install Node.js together with its npm, then run the command again.');
  }
  if (outcome.timedOut) {
    const minutes = Math.round(options.timeoutMs / 60_000);
    throw new Failure(`${what} did not arrive within ${minutes} minutes. Check the network and run the command again.`);
  }
  throw new Failure(await whyNpmFailed(what, outcome.output));
}

/**
 * Whether the registry can be reached at all. A registry that answers "no such page" to a ping is there.
 * @param {string} cwd
 */
export async function registryAnswers(cwd) {
  const { ok, output } = await runCommand('npm', ['ping', '--fetch-retries=1', ...PATIENCE.slice(1)], {
    cwd,
    timeoutMs: PING_LIMIT_MS,
  });
  return ok || !(output === '' || UNREACHABLE.test(output));
}

/**
 * @param {string} what
 * @param {string} output
 */
async function whyNpmFailed(what, output) {
  if (/ENOSPC/.test(output))
    return `The disk filled up while npm fetched ${what}. Make room and run the command again.`;
  if (UNREACHABLE.test(output)) {
    return `${what} could not be fetched: the npm registry ${await registry()} cannot be reached. Check the network, the proxy and "npm config get registry", then run the command again.`;
  }
  if (/\bE40[13]\b/.test(output)) {
    return `${what} could not be fetched: the npm registry ${await registry()} refuses the credentials. Run "npm login", then the command again.`;
  }
  if (/EUSAGE/.test(output)) {
    return 'package-lock.json does not fit package.json. Run "npm install --ignore-scripts", then the command again.';
  }
  return `${what} could not be fetched: ${reasonIn(output)}. Check "npm config get registry", then run the command again.`;
}

async function registry() {
  const { ok, output } = await runCommand('npm', ['config', 'get', 'registry'], { timeoutMs: CONFIG_LIMIT_MS });
  return (ok && output.match(/https?:\/\/\S+/)?.[0]) || '';
}

/** @param {string} output */
function reasonIn(output) {
  const line = output.split('\n').find((text) => /^npm (error|ERR!) (?!code|errno|syscall)/.test(text));
  return (
    line?.replace(/^npm (error|ERR!)\s*/, '').replace(/\.$/, '') ?? (output.trim().slice(-300) || 'npm said nothing')
  );
}
