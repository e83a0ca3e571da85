import { runEndToEnd } from './endToEndStage.ts';
import type { Stage } from './stage.ts';
import { checkFormat, checkKnowledgePage, checkLint, checkOwn, checkTypes, checkUnused } from './toolStages.ts';
import { runVitest } from './vitestStage.ts';

// Two corners of the world: what passes in only one of them has a clock, a zone or a locale hidden in it.
const GREENWICH = { TZ: 'UTC', LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8' };
const AUCKLAND_IN_FRENCH = { TZ: 'Pacific/Auckland', LANG: 'fr_FR.UTF-8', LC_ALL: 'fr_FR.UTF-8' };
const PURE_FOLDERS = ['schema/', 'clinical/', 'text/', 'sync/', 'test/cases/'];

/** `npm test`, in the order of the report. */
export const testStages: readonly Stage[] = [
  {
    name: 'build',
    title: 'The application builds',
    phase: 1,
    run: () => checkOwn('build/application/command.ts'),
  },
  { name: 'types', title: 'Types', phase: 1, run: checkTypes },
  { name: 'lint', title: 'Lint', phase: 1, run: checkLint },
  { name: 'format', title: 'Format', phase: 1, run: checkFormat },
  {
    name: 'architecture',
    title: 'Dependency rule and file rules',
    phase: 1,
    run: () => checkOwn('build/architecture/command.ts'),
  },
  { name: 'unused', title: 'Unused files, exports and dependencies', phase: 1, run: checkUnused },
  {
    name: 'trace',
    title: 'Requirements against tests',
    phase: 1,
    run: () => checkOwn('build/trace/command.ts'),
  },
  {
    name: 'knowledge',
    title: 'The pages made from the knowledge are current',
    phase: 1,
    run: checkKnowledgePage,
  },
  {
    name: 'unit',
    title: 'Unit and golden cases, UTC and English',
    phase: 2,
    run: () => runVitest({ project: 'unit', environment: GREENWICH }),
  },
  {
    name: 'unit-abroad',
    title: 'Unit and golden cases, Auckland and French',
    phase: 2,
    run: () => runVitest({ project: 'unit', paths: PURE_FOLDERS, environment: AUCKLAND_IN_FRENCH }),
  },
  {
    name: 'bootstrap',
    title: 'Bootstrap and browser engine',
    phase: 2,
    run: () => runVitest({ project: 'bootstrap' }),
  },
  { name: 'server', title: 'Server on PostgreSQL', phase: 3, run: () => runVitest({ project: 'server' }) },
  { name: 'shell', title: 'Shell services and browser shell', phase: 3, run: () => runVitest({ project: 'shell' }) },
  { name: 'simulator', title: 'Fault simulator', phase: 3, run: () => runVitest({ project: 'simulator' }) },
  { name: 'e2e', title: 'End to end', phase: 4, run: () => runEndToEnd('e2e') },
];
