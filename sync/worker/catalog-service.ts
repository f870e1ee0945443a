import type { Breath } from '../kernel/breath.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import { createMeter } from '../kernel/meter.ts';
import type { Random } from '../kernel/random.ts';
import type { HostTime } from '../kernel/steady-time.ts';
import { CatalogDatabase, type Summary } from '../replica/catalog-database.ts';
import type { Databases } from '../replica/generation-database.ts';
import type { Room } from '../replica/growth-guard.ts';
import type { GenerationMarker } from '../replica/generation-marker.ts';
import { DamagedPiece } from '../replica/pieces.ts';
import { nothingBefell } from '../replica/pointer.ts';
import type { EngineAnswers } from './catalog-answers.ts';
import type { CatalogApi, CatalogDiagnostics, CatalogNotice, ReplicaState } from './catalog-api.ts';
import type { CatalogEngine } from './catalog-engine.ts';
import { expectationIn } from './expectation.ts';
import { openDemandBook } from './demand-book.ts';
import { decodeFront, type FrontContent, frontPage } from './front-record.ts';
import type { Feed } from './heavy-part.ts';
import { openHostClock } from './host-clock.ts';
import { createLiveFigures } from './live-figures.ts';
import type { AskStock } from './office-stock.ts';
import { promisesOf } from './promises.ts';
import { replicaState } from './replica-state.ts';
import { type CountSink, reportCounts } from './report-counts.ts';
import { countShown } from './shown-stock.ts';
import { createStockCheck } from './stock-check.ts';

export interface CatalogPorts {
  readonly databases: Databases;
  readonly feed: Feed;
  readonly clock: Clock;
  /** What the host says of its time; null where nobody answers. */
  askHost(): Promise<HostTime | null>;
  readonly askStock: AskStock;
  /** Takes what was counted here. */
  readonly tellCounts: CountSink;
  readonly random: Random;
  readonly logger: Logger;
  readonly breath: Breath;
  readonly marker: GenerationMarker;
  /** How much the catalog may hold in memory. */
  readonly mostMemoryBytes: number;
  /** How much room this origin has. */
  storageUse(): Promise<CatalogDiagnostics['storage']>;
  notify(notice: CatalogNotice): void;
}

/** The catalog worker's inside. What shows the first screen is here; everything heavy is loaded once that is on its way (RP8). */
export interface CatalogService {
  readonly api: CatalogApi;
  /** Of all windows of this origin one pulls: the holder of the lock. */
  lead(): void;
  close(): void;
}

type Kiosk = Parameters<CatalogApi['open']>[0];

const nothingKnown = { ...nothingBefell, generation: null, products: 0, variants: 0, quarantine: [], repaired: 0 };

/** The first screen is asked for at once; when it is not, the rest need not wait for it. */
const startEngineAfterMs = 300;
const restartEngineAfterMs = 5_000;
/** The first touch comes while the first screen is looked at: the index and the first pull do not compete with it. */
const quietStartMs = 1_500;

export function createCatalogService(ports: CatalogPorts): CatalogService {
  const { clock, logger, notify } = ports;
  const catalog = new CatalogDatabase(ports.databases);
  // The browser takes its time over the first database of an origin: it may begin before we know where we stand.
  catalog.warmUp();
  const beginnings = catalog.beginnings();
  // Whoever opens hears of it.
  beginnings.catch(() => {});
  const kept = async () => (await beginnings).timeline;
  const time = openHostClock({
    ...ports,
    record: { kept, changeTimeline: (change) => catalog.changeTimeline(change) },
  });
  const demand = openDemandBook({ time, keep: (seen) => void catalog.setPlacedSeen(seen).catch(() => {}) });
  const figures = createLiveFigures();
  const meter = createMeter();
  const report = reportCounts({ meter, clock, tell: ports.tellCounts });
  const checkStock = createStockCheck({ ask: ports.askStock, figures, time, meter });
  const opened = Promise.withResolvers<Kiosk>();
  let summary: Summary | null = null;
  let engine: CatalogEngine | null = null;
  let starting: Promise<EngineAnswers> | null = null;
  let storedFront: FrontContent | null = null;
  let revision = 1;
  let leading = false;
  let failed = false;
  let workedUp = false;
  let closed = false;
  let cancelTimer = () => {};
  let cancelWorkUp = () => {};

  /** Whoever shows when stock was checked has a wall clock, and no other. */
  function onTheWall(stamp: number): number | null {
    const ago = time.since(stamp);
    return ago === null ? null : clock.now() - ago;
  }

  function stateNow(): ReplicaState {
    const { reading = null, trouble = null, secondsLeft = null } = engine ?? {};
    const state = replicaState(reading, summary, trouble, revision, secondsLeft);
    return { ...state, stockCheckedAt: state.stockCheckedAt === null ? null : onTheWall(state.stockCheckedAt) };
  }

  function onMove(changed: boolean): void {
    if (closed) return;
    if (changed) revision++;
    notify({ kind: 'state', state: stateNow() });
    if (changed) notify({ kind: 'changed', revision });
  }

  function answers(): Promise<EngineAnswers> {
    cancelTimer();
    starting ??= start().catch((error: unknown) => {
      starting = null;
      failed = true;
      logger.warn('catalog.not-open', { name: error instanceof Error ? error.name : 'unknown' });
      if (!closed) cancelTimer = clock.after(restartEngineAfterMs, beginSoon);
      throw error;
    });
    return starting;
  }

  const beginSoon = () => void answers().catch(() => {});

  async function start(): Promise<EngineAnswers> {
    const kiosk = await opened.promise;
    const { startHeavyPart } = await import('./heavy-part.ts');
    const started = await startHeavyPart({
      ...{ ...ports, catalog, kiosk, onMove, disk: () => diskOf(ports) },
      now: () => clock.now(),
      time,
      demand: demand.entries,
      figures,
      revision: () => revision,
      promises: promisesOf(kiosk.promises),
      frontOrdinal: (id) => storedFront?.cards.find(({ face }) => face.id === id)?.ordinal ?? null,
    });
    engine = started.engine;
    if (closed) engine.close();
    else if (storedFront === null || storedFront.cards.length === 0) workUp(engine);
    else cancelWorkUp = clock.after(quietStartMs, () => workUp(started.engine));
    return started.answers;
  }

  /** Loads the index; who searches before that makes it load, who looks at a product of the first screen does not need it. */
  function workUp(present: CatalogEngine): void {
    if (closed) return;
    workedUp = true;
    if (leading) present.lead(false);
    present.shop().catch(() => {});
  }

  /** A damaged first screen is none; it is made anew. */
  async function readFront(language: string): Promise<FrontContent | null> {
    try {
      const bytes = await catalog.front(language);
      return bytes && decodeFront(bytes);
    } catch (error) {
      if (error instanceof DamagedPiece) return null;
      throw error;
    }
  }

  const api: CatalogApi = {
    async open(kiosk) {
      const known = await beginnings;
      summary = known.summary?.location === kiosk.location ? known.summary : null;
      demand.remember(known.placedSeen);
      opened.resolve(kiosk);
      cancelTimer = clock.after(startEngineAfterMs, beginSoon);
    },
    async front(language) {
      const { languages, location, promises } = await opened.promise;
      const spoken = languages.includes(language) ? language : (languages[0] ?? language);
      const live = async () => (await engine?.front(spoken)) ?? null;
      // While a record was looked for in vain, the catalog may have come to life.
      const content = (await live()) ?? (await readFront(spoken)) ?? (await live());
      storedFront = content ?? storedFront;
      // After a failure its timer starts it again: a screen that is read anew all the time must not.
      if (!failed) beginSoon();
      if (content === null || content.location !== location)
        return { revision, headline: null, cards: [], categories: [] };
      // A figure is confirmed by the pull it was copied from, never by a later one that may have brought another figure (FR1).
      await time.settled();
      const { since } = time;
      const outlook = expectationIn(engine?.reading ?? null);
      const moment = {
        now: clock.now(),
        since,
        demand: demand.entries(),
        figures,
        outlook,
        promises: promisesOf(promises),
      };
      return frontPage(content, { ...moment, checkedAt: content.stockCheckedAt, revision });
    },
    search: async (query) => (await answers()).search(query),
    suggest: async (text, language) => (await answers()).suggest(text, language),
    product: async (id, language) => (await answers()).product(id, language),
    reasons: async (product, variant) => (await answers()).reasons(product, variant),
    cards: async (ids, language) => (await answers()).cards(ids, language),
    async checkStock(variant) {
      countShown(meter, await (await answers()).shownHere(variant));
      return checkStock(variant);
    },
    barcode: async (digits) => (await answers()).barcode(digits),
    categories: async (language) => (await answers()).categories(language),
    locations: async () => (await answers()).locations(),
    async state() {
      await opened.promise;
      await time.settled();
      return stateNow();
    },
    async setOwnDemand(entries) {
      if (demand.tell(entries)) onMove(true);
    },
    async attend() {
      engine?.attend();
    },
    async refresh() {
      engine?.wake();
    },
    async diagnostics() {
      const storage = await ports.storageUse().catch(() => null);
      const ages = engine === null ? null : await answers().then((known) => known.stockAges());
      return { ...(engine?.diagnostics ?? nothingKnown), storage, stockAges: ages };
    },
  };

  return {
    api,
    lead() {
      leading = true;
      if (workedUp) engine?.lead(true);
    },
    close() {
      closed = true;
      cancelTimer();
      cancelWorkUp();
      engine?.close();
      time.close();
      report.close();
      catalog.close();
    },
  };
}

/** As the replica's guard asks for it. */
async function diskOf({ storageUse }: CatalogPorts): ReturnType<Room['disk']> {
  const use = await storageUse();
  return use && { usage: use.usedBytes, quota: use.quotaBytes };
}
