import { parseSync, Visitor } from 'vite';

const DEFINED = /^- \*\*([A-Z]{2}\d+)\*\*/gm;
const CITED = /\b([A-Z]{2})(\d+)\b/g;
const TITLED_CALLS = ['test', 'it', 'describe'];

/** The rules that the specification states, in its order. */
export function definedRules(specification: string): string[] {
  return [...specification.matchAll(DEFINED)].map(([, id]) => id ?? '');
}

/** The rules that the titles of a module's tests name. Only families that the specification knows count as rules. */
export function citedRules(path: string, source: string, families: ReadonlySet<string>): string[] {
  return titlesIn(path, source).flatMap((title) =>
    [...title.matchAll(CITED)].filter(([, family]) => families.has(family ?? '')).map(([id]) => id),
  );
}

function titlesIn(path: string, source: string): string[] {
  const titles: string[] = [];
  const visitor = new Visitor({
    CallExpression({ callee, arguments: [title] }) {
      if (!TITLED_CALLS.includes(rootName(callee))) return;
      if (title?.type === 'Literal' && typeof title.value === 'string') titles.push(title.value);
      if (title?.type === 'TemplateLiteral') titles.push(title.quasis.map(({ value }) => value.raw).join(' '));
    },
  });
  visitor.visit(parseSync(path, source).program);
  return titles;
}

/** `test` of `test(…)`, `test.each(…)(…)` and `describe.skipIf(…)(…)`. */
function rootName(callee: object): string {
  if ('name' in callee) return String(callee.name);
  if ('object' in callee && callee.object instanceof Object) return rootName(callee.object);
  if ('callee' in callee && callee.callee instanceof Object) return rootName(callee.callee);
  return '';
}

export interface SpecFindings {
  uncited: string[];
  unknown: string[];
}

export function compareRules(defined: readonly string[], cited: readonly string[]): SpecFindings {
  return {
    uncited: defined.filter((id) => !cited.includes(id)),
    unknown: [...new Set(cited)].filter((id) => !defined.includes(id)),
  };
}
