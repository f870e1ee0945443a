import type { PortTaken } from './server/front-door.ts';
import { help, readCommandLine } from './command-line.ts';
import { startStore, type StoreOptions } from './store.ts';

const usageExit = 2;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function refuse(sentence: string): never {
  process.stderr.write(`demo store: ${sentence}\n`);
  process.exit(usageExit);
}

const portSentence = ({ kind, port }: PortTaken): string =>
  kind === 'port-busy'
    ? `Port ${port} is in use. Stop what uses it, or choose another one with --port and --control-port.`
    : `Port ${port} may not be used by this user. Choose one above 1023 with --port and --control-port.`;

/** A small catalog is there before anyone wonders; a large one says how far it is. */
const progressEvery = 25_000;

async function run(options: StoreOptions): Promise<void> {
  const started = await startStore({
    ...options,
    onProgress: (done, of) => {
      if (done % progressEvery === 0 && done < of) say(`demo store making the catalog: ${done} of ${of} products`);
    },
  });
  if (!started.ok) refuse(portSentence(started.problem));
  const store = started.value;
  say(`demo store ready ${store.url}`);
  say(`demo store control ${store.controlUrl}`);
  const stop = () => void store.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

const command = readCommandLine(process.argv.slice(2));
if (!command.ok) refuse(`${command.problem} See --help.`);
else if (command.value.what === 'help') say(help);
else
  await run(command.value.options).catch((problem: unknown) => {
    const code = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
    if (!['EACCES', 'ENOSPC', 'ENOTDIR', 'EROFS', 'EEXIST', 'ERR_SQLITE_ERROR'].includes(code)) throw problem;
    refuse(`The data folder cannot be used (${(problem as Error).message}). Choose another one with --data.`);
  });
