import type { PublicSettings } from '../../sync/settings/public-settings.ts';
import type { FrontPage } from '../../sync/worker/catalog-api.ts';
import type { Engine } from './engine.ts';

/** What fits on the first screen of any layout: these pictures are fetched first, and the page is there when they are decoded. */
export const firstScreenful = 12;

/** The language a visit begins in. */
export const firstLanguage = ({ languages }: PublicSettings): string => languages[0] ?? 'en';

/** Asks for the goods of the first screen and sends for their pictures while React is still being read. */
export async function firstScreen(engine: Engine, settings: PublicSettings): Promise<FrontPage> {
  const front = await engine.catalog.front(firstLanguage(settings));
  for (const { picture } of front.cards.slice(0, firstScreenful)) {
    if (picture !== null) new Image().src = picture;
  }
  return front;
}
