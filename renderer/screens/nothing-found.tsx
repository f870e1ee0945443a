import { useKiosk } from '../app/kiosk.tsx';
import { useCategories } from '../app/queries.ts';
import { routes } from '../app/routes.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../words/use-words.tsx';
import { Departments } from './departments.tsx';
import { Popular } from './popular.tsx';

interface Parts {
  /** The goods are still coming in. */
  readonly filling: boolean;
}

/** Not even something else: hardly anything is here yet. Every department can be entered all the same, and there are people. */
export function NothingFound({ filling }: Parts) {
  const { journey } = useKiosk();
  const words = useWords();
  const categories = useCategories() ?? [];
  return (
    <section className="search-none">
      <h2>{words.say('search.none.title')}</h2>
      <p>{words.say(filling ? 'search.none.filling' : 'search.none.words')}</p>
      <Departments categories={categories} />
      <p className="quiet">{words.say('search.none.help')}</p>
      <div className="search-instead-ways">
        <Button shape="small" onPress={() => journey.go(routes.help())}>
          {words.say('search.ask')}
        </Button>
      </div>
      <Popular />
    </section>
  );
}
