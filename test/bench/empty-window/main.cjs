// The floor: what Electron itself takes to show a window of the kiosk's size with nothing in it.
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1080,
    height: 1920,
    useContentSize: true,
    webPreferences: { sandbox: true },
  });
  void window.loadFile(join(__dirname, 'index.html'));
});
