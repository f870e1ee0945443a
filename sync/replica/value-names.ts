import type { LocalisedText } from '../contract/primitives.ts';
import { valueId } from './document-of.ts';

/** What a colour or size is called. */
export interface ValueName {
  readonly id: string;
  /** As it is shown, in every language that some product names it in. */
  readonly name: LocalisedText;
  /** As other products call it: it is searched by these as well. */
  readonly others: readonly string[];
}

/** Keeps a catalog of nonsense from filling the memory. */
const mostOthers = 16;

/** What the colours and sizes that are counted are called. */
export class ValueNames {
  readonly #names: Map<string, ValueName>;
  #changes = 0;

  constructor(known: readonly ValueName[] = []) {
    this.#names = new Map(known.map((value) => [value.id, value]));
  }

  /** How often something was learnt. */
  get changes(): number {
    return this.#changes;
  }

  find(id: string): LocalisedText | null {
    return this.#names.get(id)?.name ?? null;
  }

  allOf(id: string): readonly string[] {
    const known = this.#names.get(id);
    return known === undefined ? [] : [...Object.values(known.name), ...known.others];
  }

  all(): readonly ValueName[] {
    return [...this.#names.values()];
  }

  /** The ids that go with the names. */
  learn(names: readonly LocalisedText[]): string[] {
    return names.map((name) => {
      const id = valueId(name);
      const known = this.#names.get(id);
      if (known !== undefined && saysTheSame(name, known.name)) return id;
      const learnt = known === undefined ? { id, name, others: [] } : withName(known, name);
      if (learnt !== known) this.#changes++;
      this.#names.set(id, learnt);
      return id;
    });
  }
}

/** Asked of every product, and nearly always so. */
function saysTheSame(name: LocalisedText, known: LocalisedText): boolean {
  for (const language in name) if (name[language] !== known[language]) return false;
  return true;
}

/** The same object where the name says nothing new. */
function withName(known: ValueName, name: LocalisedText): ValueName {
  const isNew = (language: string): boolean => !(language in known.name);
  const languages = Object.keys(name);
  const others = languages
    .filter((language) => !isNew(language))
    .map((language) => name[language] ?? '')
    .filter((text) => !Object.values(known.name).includes(text) && !known.others.includes(text))
    .slice(0, mostOthers - known.others.length);
  if (others.length === 0 && !languages.some(isNew)) return known;
  return { id: known.id, name: { ...name, ...known.name }, others: [...known.others, ...others] };
}
