import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { ipcTable } from '../../schema/ipc/ipcTable.ts';
import { isOwnAddress } from '../appOrigin.ts';
import type { Dispatch } from './dispatch.ts';

/** Puts every channel of the table behind `ipcMain`, for the main frame of our own page and nobody else. */
export function registerIpc(ipcMain: Pick<IpcMain, 'handle'>, dispatch: Dispatch): void {
  for (const channel of Object.keys(ipcTable)) {
    ipcMain.handle(`wardlight:${channel}`, async (event, request: unknown) => {
      if (!isFromOwnPage(event)) throw new Error('refused');
      const result = await dispatch(channel, request);
      if (!result.ok) throw new Error(result.error.kind);
      return result.value;
    });
  }
}

/** A frame that is gone, or that has no address, is nobody's: refused. */
function isFromOwnPage({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOwnAddress(senderFrame.url);
}
