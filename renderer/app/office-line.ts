interface Shell {
  askForOfficeLine(): void;
}

/** What the preload script of the Electron shell leaves; a browser has none. */
const shell = (window as Window & { readonly endcapShell?: Shell }).endcapShell;

/**
 * Whether the page runs in a shell or a browser, nothing but speed depends on it. Each line, and the word that there is none any more, is
 * passed on to the worker that is there at that moment.
 */
export function passOfficeLineTo(worker: () => Worker | null): { ask(): void } {
  if (shell === undefined) return { ask: () => {} };
  window.addEventListener('message', ({ source, data, ports }: MessageEvent) => {
    if (source !== window || data !== 'office-line') return;
    worker()?.postMessage({ kind: 'office-line' }, [...ports]);
  });
  return { ask: () => shell.askForOfficeLine() };
}
