import { createDeskClient } from '../../../renderer/desk/deskClient.ts';
import type { Desk } from '../../../renderer/desk/desk.ts';
import { callShell, type ShellCall } from '../../../renderer/session/shellCall.ts';

/** A page without screens: what a test needs to speak to the real worker and the real shell. */
declare global {
  interface Window {
    wardlightTest: {
      readonly call: ShellCall;
      readonly createDesk: () => Desk;
      desk?: Desk;
      views: Record<string, unknown>;
    };
  }
}

window.wardlightTest = {
  call: callShell,
  createDesk: () =>
    createDeskClient(new Worker(new URL('../../../renderer/desk/deskWorker.ts', import.meta.url), { type: 'module' })),
  views: {},
};
