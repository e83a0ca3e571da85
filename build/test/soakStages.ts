import { runEndToEnd } from './endToEndStage.ts';
import type { Stage } from './stage.ts';

/** `npm run test:soak`: what takes longer than a coffee break. */
export const soakStages: readonly Stage[] = [{ name: 'soak', title: 'Soak', phase: 1, run: () => runEndToEnd('soak') }];
