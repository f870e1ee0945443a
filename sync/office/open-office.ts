import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { Connector } from '../connectors/connector.ts';
import { demoConnector } from '../connectors/demo/demo-connector.ts';
import type { Network } from '../connectors/network.ts';
import { pacedNetwork } from '../connectors/paced-network.ts';
import { createGateway } from '../gateway/gateway.ts';
import { openHintLine } from '../gateway/hint-line.ts';
import type { StoreWatch } from '../gateway/office-parts.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import { createMeter } from '../kernel/meter.ts';
import type { Random } from '../kernel/random.ts';
import { requestWindow } from '../kernel/request-window.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { RandomBytes } from '../kernel/uuid.ts';
import { startCompaction } from '../outbox/compact-now-and-then.ts';
import { type Journal, openJournal } from '../outbox/open-journal.ts';
import { openOutbox, type Outbox } from '../outbox/open-outbox.ts';
import { mayHaveForgotten, type Recovery } from '../outbox/read-journal.ts';
import type { JournalProblem } from '../outbox/survey-segments.ts';
import { publicSettings } from '../settings/public-settings.ts';
import type { Settings } from '../settings/settings-schema.ts';
import { openBootTime } from './boot-time.ts';
import { startDiskWatch } from './disk-watch.ts';
import { codeOf, makeFolder } from './durable-files.ts';
import { type Envelopes, openEnvelopes } from './envelope.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { startKeyCheck } from './key-check.ts';
import { keyFoldersIn } from './key-files.ts';
import { openJournalFolder } from './journal-folder.ts';
import { openKeyLedger } from './key-ledger.ts';
import { type Notices, openNotices } from './notices.ts';
import { watchPromises } from './promise-watch.ts';
import { openReceiptPrinter } from './receipt-printer.ts';
import { openStaff } from './open-staff.ts';
import { readRecoveryKey } from './recovery-key.ts';
import { startRetention } from './retention-loop.ts';
import { mendSigningKey, readTrustedKeys } from './signing-key.ts';
import { markerFile } from './marker-file.ts';
import type { Vault } from './vault.ts';
import { openWindowKeys, type WindowKeys } from './window-keys.ts';

const dayMs = 86_400_000;

/** The back office: gateway, outbox and journal as one thing with a life. */
export interface Office {
  handle(request: Request): Promise<Response>;
  close(): Promise<void>;
}

export interface OfficeParts {
  /** `journal/`, `keys/`, `window-keys/` and second copies of the keys live here. One office at a time. */
  readonly dataDir: string;
  readonly settings: Settings;
  readonly network: Network;
  readonly clock: Clock;
  readonly random: Random;
  readonly randomBytes: RandomBytes;
  readonly logger: Logger;
  readonly vault: Vault;
}

/** A sentence for whoever started it. */
export interface OfficeProblem {
  readonly kind: 'folder-in-use' | 'folder-unusable' | 'newer-version' | 'settings';
  readonly message: string;
}

export async function openOffice(parts: OfficeParts): Promise<Result<Office, OfficeProblem>> {
  const { dataDir, settings } = parts;
  const keys = readPublicKeys(settings);
  if (!keys.ok) return fail({ kind: 'settings', message: keys.problem });
  const lock = await claimFolder(dataDir);
  if (!lock.ok) return lock;
  const office = await openLocked(parts, keys.value, lock.value).catch((problem: unknown) =>
    fail(unusable(dataDir, codeOf(problem))),
  );
  if (!office.ok) await lock.value.release();
  // From here on it answers for its orders: a soak that kills it reads here how long they were away (OB48).
  else parts.logger.info('office-open');
  return office;
}

interface PublicKeys {
  readonly recovery: KeyObject | null;
  /** Whose files of orders are taken; null: anybody's who knows the code. */
  readonly trusted: readonly KeyObject[] | null;
}

function readPublicKeys({ recovery, transfer }: Settings): Result<PublicKeys, string> {
  const read = recovery === undefined ? succeed(null) : readRecoveryKey(recovery.publicKey);
  if (!read.ok) return fail(`recovery.publicKey: expected ${read.problem}.`);
  if (transfer.trusted === undefined) return succeed({ recovery: read.value, trusted: null });
  const trusted = readTrustedKeys(transfer.trusted);
  if (trusted === null) return fail('transfer.trusted: expected Ed25519 keys, in PEM form.');
  return succeed({ recovery: read.value, trusted });
}

async function claimFolder(dataDir: string): Promise<Result<FolderLock, OfficeProblem>> {
  try {
    await makeFolder(dataDir);
    const lock = await lockFolder(dataDir);
    if (lock !== null) return succeed(lock);
    const message = `The data folder ${dataDir} is in use by another back office. Stop that one, or give this one a folder of its own.`;
    return fail({ kind: 'folder-in-use', message });
  } catch (problem) {
    return fail(unusable(dataDir, codeOf(problem)));
  }
}

function unusable(dataDir: string, why: string | null): OfficeProblem {
  const message = `The data folder ${dataDir} cannot be used (${why ?? 'an unknown problem'}). It must be a folder that this user may write to, on a disk with room.`;
  return { kind: 'folder-unusable', message };
}

/** Requests a second until the platform has said what it allows: enough to ask, too few to press anybody. */
const unknownLimit = 10;

function journalProblem(dataDir: string, problem: JournalProblem): OfficeProblem {
  if (problem.kind !== 'newer-version') return unusable(dataDir, problem.kind);
  const message = `The orders in ${dataDir} were written by a newer version of this kiosk. Nothing in them was changed: install that version again, and they are there.`;
  return { kind: 'newer-version', message };
}

async function openLocked(
  parts: OfficeParts,
  keys: PublicKeys,
  lock: FolderLock,
): Promise<Result<Office, OfficeProblem>> {
  const { dataDir, clock } = parts;
  const journal = await openJournal({ disk: await openJournalFolder(join(dataDir, 'journal')), clock });
  if (!journal.ok) return fail(journalProblem(dataDir, journal.problem));
  try {
    return succeed(await open(parts, keys, lock, journal.value));
  } catch (problem) {
    await journal.value.close();
    throw problem;
  }
}

async function open(parts: OfficeParts, keys: PublicKeys, lock: FolderLock, files: Journal): Promise<Office> {
  const { recovery } = keys;
  const { dataDir, settings, vault, randomBytes, clock, logger } = parts;
  if (vault.keptBy !== 'keychain') logger.warn('vault.weak', { keptBy: vault.keptBy });
  const notices = await openNotices(dataDir, clock, logger);
  if (vault.keptBy !== 'keychain') notices.tell('vault-weak', { mark: vault.keptBy });
  if (vault.mended || (await mendSigningKey(dataDir))) notices.tell('keys-mended');
  const ledger = openKeyLedger();
  const journal = ledger.listening(files);
  const seal = await openEnvelopes({
    ...{ ...keyFoldersIn(dataDir, 'keys'), vault, recovery, randomBytes, clock, ledger },
  });
  const sealing = await openWindowKeys({
    ...{ ...keyFoldersIn(dataDir, 'window-keys'), vault, recovery, randomBytes, clock },
    personalDays: settings.retention.personalDays,
  });
  let store: StoreWatch | null = null;
  const window = requestWindow(clock, () => store?.info()?.capabilities.requestsPerSecond ?? unknownLimit);
  const connector = connectorFor({ ...parts, network: pacedNetwork(parts.network, window) });
  const printer = settings.printer === undefined ? null : openReceiptPrinter(settings.printer, settings.store.name);
  const outbox = await openOutbox({
    ...{ ...parts, journal, seal, printer, orders: connector.orders, catalog: connector.catalog },
  }).catch(async (problem: unknown) => {
    await seal.close();
    throw problem;
  });
  tellOfDamage(outbox.recovery, notices);
  await keepReserve(outbox.recovery, seal, logger);
  if (mayHaveForgotten(outbox.recovery)) await doubtCopies(sealing, logger);
  const keyCheck = startKeyCheck({ files: [seal.keys, sealing.keys], notices, clock, logger });
  const diskWatch = startDiskWatch({ folder: dataDir, notices, clock });
  const retention = startRetention({
    ...{ orders: outbox, keys: seal, clock, logger },
    keepMs: settings.retention.personalDays * dayMs,
  });
  const compaction = startCompaction({ journal, orders: outbox, clock, logger });
  store = outbox.reachability;
  const staff = await openStaff({ ...parts, ...keys, outbox, seal, notices });
  const meter = createMeter();
  const promises = watchPromises(outbox, meter);
  const hints = openHintLine({ ...parts, listen: connector.catalog.hints });
  const handle = createGateway({
    ...parts,
    connector,
    hints,
    sealing,
    keptBy: vault.keptBy,
    staff,
    desk: tellingOfLost(outbox, notices),
    notices,
    store: outbox.reachability,
    marker: markerFile(dataDir),
    hostTime: openBootTime(),
    meter,
    settings: publicSettings(settings),
  });
  return {
    handle,
    async close() {
      hints.close();
      promises.close();
      compaction.close();
      diskWatch.close();
      await keyCheck.close();
      await retention.close();
      window.close();
      await outbox.close();
      await staff.close();
      printer?.close();
      await journal.close();
      await seal.close();
      await notices.close();
      await lock.release();
    },
  };
}

/** A torn end alone is what a kill leaves. The same holes at each start are told once. */
function tellOfDamage({ damagedStretches, missing, setAside, misfits }: Recovery, notices: Notices): void {
  const holes = [damagedStretches, missing, setAside, misfits];
  const count = holes.reduce((sum, one) => sum + one, 0);
  if (count > 0) notices.tell('journal-damaged', { count, mark: holes.join('/') });
}

function tellingOfLost(outbox: Outbox, notices: Notices): Outbox {
  return {
    ...outbox,
    async acceptLost(intent) {
      const answer = await outbox.acceptLost(intent);
      if (answer.ok && answer.value.fresh) notices.tell('orders-recovered');
      return answer;
    },
  };
}

/** Only where the journal is whole: of one with a hole nobody knows which keys stood in it. */
async function keepReserve(recovery: Recovery, seal: Envelopes, logger: Logger): Promise<void> {
  if (recovery.damagedStretches + recovery.missing + recovery.setAside > 0) return;
  const reserve = await seal.keepReserve();
  if (reserve.ok) logger.info('key-reserve', reserve.value);
  else logger.warn('key-reserve', { problem: reserve.problem.kind });
}

/** Before anything is handed over. What a full disk does not let us write down counts for this life all the same. */
async function doubtCopies(sealing: WindowKeys, logger: Logger): Promise<void> {
  await sealing.journalMayHaveForgotten().catch((problem: unknown) => {
    logger.warn('window-keys.not-doubted', { code: codeOf(problem) });
  });
}

/** One line a platform: the compiler asks for it when the settings learn of a new one. */
function connectorFor({ settings: { connector, store }, network, clock }: OfficeParts): Connector {
  const carried = store.assortment === undefined ? {} : { assortment: store.assortment };
  switch (connector.kind) {
    case 'demo':
      return demoConnector({ ...connector, ...carried, network, clock });
  }
}
