import type { Stage } from './stage.ts';
import { runVitest } from './vitestStage.ts';

/** `npm run test:soak`: what takes longer than a coffee break. */
export const soakStages: readonly Stage[] = [
  { name: 'soak', title: 'Soak', phase: 1, run: () => runVitest({ project: 'soak' }) },
];
