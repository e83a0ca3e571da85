import type { MenuItemConstructorOptions } from 'electron';

/** Only what a text field and a window need: no reload (it locks), no developer tools; and zoom for tired eyes. */
export function applicationMenu(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const edit: MenuItemConstructorOptions = {
    role: 'editMenu',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  };
  const view: MenuItemConstructorOptions = {
    role: 'viewMenu',
    submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }],
  };
  const window: MenuItemConstructorOptions = { role: 'windowMenu', submenu: [{ role: 'minimize' }, { role: 'close' }] };
  return platform === 'darwin' ? [{ role: 'appMenu' }, edit, view, window] : [edit, view, window];
}
