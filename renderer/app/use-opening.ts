import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useWords } from '../words/use-words.tsx';
import { type Asked, nothingAsked } from './asked.ts';
import { useKiosk } from './kiosk.tsx';
import { openWith } from './open-with.ts';
import { productQuery, searchQuery } from './queries.ts';
import { routes } from './routes.ts';

interface Opening {
  /** Asks for it without opening it: the finger is down. */
  prepareProduct(id: string): void;
  product(id: string): void;
  search(asked?: Partial<Asked>): void;
}

/** The ways to the pages that have to be read; what was read before is shown at once. */
export function useOpening(): Opening {
  const kiosk = useKiosk();
  const queries = useQueryClient();
  const { language } = useWords();
  const { journey } = kiosk;

  function open(path: string, key: QueryKey, ask: () => Promise<unknown>): void {
    if (queries.getQueryData(key) === undefined) void openWith(journey, path, ask());
    else journey.go(path);
  }

  return {
    prepareProduct: (id) => void queries.query(productQuery(kiosk, language, id)).catch(() => {}),
    product(id) {
      const read = productQuery(kiosk, language, id);
      open(routes.product(id), read.queryKey, () => queries.query(read));
    },
    search(asked = {}) {
      const read = searchQuery(kiosk, language, { ...nothingAsked, ...asked });
      open(routes.search(asked), read.queryKey, () => queries.infiniteQuery(read));
    },
  };
}
