import { contextBridge, ipcRenderer } from 'electron';

// A port can only be handed to the page as part of a message; it is one of the page's own origin.
ipcRenderer.on('office-line', ({ ports }) => window.postMessage('office-line', window.location.origin, ports));

/** All the page may know of the shell: that it is there, and that it gives a line to the back office to who asks. */
contextBridge.exposeInMainWorld(
  'endcapShell',
  Object.freeze({ kind: 'electron', askForOfficeLine: () => ipcRenderer.send('office-line') }),
);
