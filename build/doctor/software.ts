import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { hasDisplay } from '../processes/display.ts';
import { lookEverywhere } from '../runtime/find-runtime.ts';
import { surroundings, type Look, type Runtime } from '../runtime/runtime.ts';
import { isInstalled } from '../setup/dependencies.mjs';
import { explain } from '../setup/failure.mjs';
import { OLDEST_NODE_TO_RUN } from '../setup/node-version.mjs';
import { runCommand } from '../setup/run-command.mjs';
import { installLine, missingPackages, systemPackages } from '../setup/system-packages.mjs';
import { good, note, wrong, type Finding } from './finding.ts';

const PROBE_LIMIT_MS = 10_000;
const SETUP = 'node build/setup.mjs';

export function aboutNode(): Finding {
  const detail = `${process.version} (${process.execPath})`;
  if (Number.parseInt(process.version.slice(1), 10) >= OLDEST_NODE_TO_RUN) return good('Node', detail);
  return wrong(
    'Node',
    detail,
    `start through npm (npm run doctor), which takes Node ${OLDEST_NODE_TO_RUN} from the packages`,
  );
}

export function aboutPackages(root: string): Finding {
  if (isInstalled(root)) return good('npm packages', 'as package-lock.json has them');
  return wrong('npm packages', 'not as package-lock.json has them', `${SETUP} --no-runtime`);
}

export async function aboutElectron(): Promise<Finding[]> {
  const looks = look();
  if (!Array.isArray(looks)) return [looks];
  const passedOver = looks.flatMap((one) => ('absent' in one ? [note('  not taken', one.absent)] : []));
  const found = looks.find((one) => 'runtime' in one);
  return [
    found === undefined ? wrong('Electron', 'none was found', SETUP) : await tryOut(found.runtime),
    ...passedOver,
  ];
}

function look(): Look[] | Finding {
  try {
    return lookEverywhere(surroundings(), { release: false });
  } catch (error) {
    return wrong('Electron', explain(error).sentence, SETUP);
  }
}

/** Started as plain Node: it needs all its libraries for that, and no display. */
async function tryOut({ path, origin }: Runtime): Promise<Finding> {
  const { ok, output } = await runCommand(path, ['-p', 'JSON.stringify(process.versions)'], {
    timeoutMs: PROBE_LIMIT_MS,
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  if (!ok)
    return wrong('Electron', `${path} does not run: ${output.trim()}`, installLine(systemPackages({ browser: false })));
  const { electron, chrome, node } = JSON.parse(output) as Record<string, string>;
  return good('Electron', `${electron} (Chrome ${chrome}, Node ${node}; ${origin}) in ${path}`);
}

export async function aboutChromium(): Promise<Finding> {
  const path = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const { ok, output } = await runCommand(path, ['--version'], { timeoutMs: PROBE_LIMIT_MS });
  // Debian's start script may complain above the line that counts.
  if (ok) return good('Chromium', output.trim().split('\n').at(-1) ?? '');
  return note('Chromium', `${path} is not there; only npm test needs it`, `${SETUP} --browser`);
}

export function aboutDisplay(): Finding {
  if (hasDisplay()) return good('display', process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? 'of the system');
  const xvfb = (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'Xvfb')));
  if (xvfb) return good('display', 'none, so windows open in memory (Xvfb)');
  return wrong('display', 'none, and Xvfb is not installed', installLine(['xvfb']));
}

export async function aboutSystemPackages(): Promise<Finding> {
  const missing = await missingPackages(systemPackages({ browser: true }));
  if (missing === 'unknown') return note('system packages', 'not looked at: this is not a Debian');
  if (missing.length === 0) return good('system packages', 'all there');
  // The probe of Electron decides whether it runs; a missing name alone need not stop it.
  return note('system packages', `missing: ${missing.join(' ')}`, installLine(missing));
}

export async function aboutFonts(): Promise<Finding> {
  const { ok, output } = await runCommand('fc-list', [], { timeoutMs: PROBE_LIMIT_MS });
  const count = output.split('\n').filter((line) => line.includes(':')).length;
  // The kiosk brings its own faces; the system's are for what they lack, such as a shopper's own alphabet.
  if (ok && count > 0) return good('fonts', `${count} on the system, beside the kiosk's own`);
  return note('fonts', "only the kiosk's own", 'apt-get install -y fonts-dejavu-core');
}

/** What keeps the key to shoppers' details on Linux is a service of the session; a kiosk's session often has none. */
export async function aboutKeychain(): Promise<Finding> {
  if (process.platform !== 'linux') return good('keychain', 'of the system');
  const question = [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.DBus',
    '/',
    'org.freedesktop.DBus.NameHasOwner',
  ];
  const { ok, output } = await runCommand('dbus-send', [...question, 'string:org.freedesktop.secrets'], {
    timeoutMs: PROBE_LIMIT_MS,
  });
  if (ok && output.includes('true')) return good('keychain', 'of this session');
  return note(
    'keychain',
    'none in this session: whoever has the disk can read the details of waiting orders',
    'run the kiosk in a session with gnome-keyring or KWallet, or encrypt the disk',
  );
}
