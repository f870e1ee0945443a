import { parseSync, Visitor } from 'vite';

export interface Import {
  specifier: string;
  typeOnly: boolean;
}

/** Everything a module names: imports, re-exports, import(), types by import(), and new URL(…, import.meta.url). */
export function importsOf(path: string, source: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: unknown, typeOnly: boolean) => {
    if (typeof specifier === 'string') found.push({ specifier, typeOnly });
  };
  const visitor = new Visitor({
    ImportDeclaration: ({ source: from, importKind, specifiers }) =>
      add(
        from.value,
        importKind === 'type' || allTypes(specifiers.map((one) => 'importKind' in one && one.importKind === 'type')),
      ),
    ExportNamedDeclaration: ({ source: from, exportKind }) => add(from?.value, exportKind === 'type'),
    ExportAllDeclaration: ({ source: from, exportKind }) => add(from.value, exportKind === 'type'),
    ImportExpression: ({ source: from }) => add('value' in from ? from.value : undefined, false),
    TSImportType: ({ source: from }) => add(from.value, true),
    NewExpression: ({ callee, arguments: args }) => {
      if (callee.type !== 'Identifier' || callee.name !== 'URL' || args[1]?.type !== 'MemberExpression') return;
      const [first] = args;
      if (first?.type === 'Literal') add(first.value, false);
    },
  });
  const { program, errors } = parseSync(path, source);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  visitor.visit(program);
  return found;
}

/** `import { type A }` with nothing but types in it; `import './x.css'` has nothing in it and runs. */
const allTypes = (kinds: readonly boolean[]) => kinds.length > 0 && kinds.every(Boolean);
