import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';

/** The Node inside the oldest Electron that is in use. */
const TARGET = 'node20.18';

export interface ShellFile {
  entry: string;
  file: string;
  format: 'es' | 'cjs';
}

/** The preload runs in the sandbox, which knows CommonJS only. */
export const SHELL_FILES: readonly ShellFile[] = [
  { entry: 'electron/main.main.ts', file: 'main.mjs', format: 'es' },
  { entry: 'electron/window.preload.ts', file: 'preload.cjs', format: 'cjs' },
  { entry: 'electron/office.utility.ts', file: 'office.mjs', format: 'es' },
];

/** One file each with everything in it: a shipped kiosk has no node_modules. */
export async function buildShellFile(root: string, folder: string, { entry, file, format }: ShellFile): Promise<void> {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron', ...builtinModules] },
    build: {
      ssr: join(root, entry),
      outDir: folder,
      emptyOutDir: false,
      target: TARGET,
      sourcemap: true,
      minify: false,
      rolldownOptions: { output: { format, entryFileNames: file, codeSplitting: false } },
    },
  });
}
