import { contextBridge, ipcRenderer } from 'electron';
import type { IpcChannel } from '../schema/ipc/ipcTable.ts';

// One function for each channel and no function that takes a channel's name: the page can ask nothing else. The event
// object, which leads to the whole of ipcRenderer, stays here.
const wardlight = {
  'shell.describe': (request: unknown): Promise<unknown> => ipcRenderer.invoke('wardlight:shell.describe', request),
  'session.enrol': (request: unknown): Promise<unknown> => ipcRenderer.invoke('wardlight:session.enrol', request),
  'session.unlock': (request: unknown): Promise<unknown> => ipcRenderer.invoke('wardlight:session.unlock', request),
  'session.active': (request: unknown): Promise<unknown> => ipcRenderer.invoke('wardlight:session.active', request),
  'session.lock': (request: unknown): Promise<unknown> => ipcRenderer.invoke('wardlight:session.lock', request),
  'session.renew': (request: unknown): Promise<unknown> => ipcRenderer.invoke('wardlight:session.renew', request),
  'session.leave': (request: unknown): Promise<unknown> => ipcRenderer.invoke('wardlight:session.leave', request),
  'rescue.write': (request: unknown): Promise<unknown> => ipcRenderer.invoke('wardlight:rescue.write', request),
  'rescue.take': (request: unknown): Promise<unknown> => ipcRenderer.invoke('wardlight:rescue.take', request),
  'exchange.state': (request: unknown): Promise<unknown> => ipcRenderer.invoke('wardlight:exchange.state', request),
  'exchange.write': (request: unknown): Promise<unknown> => ipcRenderer.invoke('wardlight:exchange.write', request),
  'exchange.take': (request: unknown): Promise<unknown> => ipcRenderer.invoke('wardlight:exchange.take', request),
  'exchange.nearby': (request: unknown): Promise<unknown> => ipcRenderer.invoke('wardlight:exchange.nearby', request),
  'window.print': (request: unknown): Promise<unknown> => ipcRenderer.invoke('wardlight:window.print', request),
} satisfies Record<IpcChannel, (request: unknown) => Promise<unknown>>;

contextBridge.exposeInMainWorld('wardlight', wardlight);
