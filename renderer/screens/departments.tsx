import type { CategoryView } from '../../sync/worker/catalog-api.ts';
import { useOpening } from '../app/use-opening.ts';
import { useWords } from '../words/use-words.tsx';
import { Press } from '../design/press.tsx';
import './departments.css';

/** The departments with something in them, each with a picture of what it sells. */
export function Departments({ categories }: { readonly categories: readonly CategoryView[] }) {
  const opening = useOpening();
  const words = useWords();
  const roots = categories.filter((category) => category.parent === null && category.products > 0);
  if (roots.length === 0) return null;
  return (
    <section aria-label={words.say('home.departments')} className="departments">
      {roots.map(({ id, name, picture }) => (
        <Press key={id} className="department" onPress={() => opening.search({ filters: { category: id } })}>
          <span className="department-picture">
            {picture === null ? null : <img src={picture} alt="" decoding="async" draggable={false} />}
          </span>
          <span className="department-name">{name}</span>
        </Press>
      ))}
    </section>
  );
}
