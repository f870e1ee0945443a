import { contextBridge } from 'electron';

/** All the page may know of the shell: that it is there. It needs no cached copy of itself then. */
contextBridge.exposeInMainWorld('endcapShell', Object.freeze({ kind: 'electron' }));
