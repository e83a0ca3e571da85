import { createRoot } from 'react-dom/client';
import { App } from '../../../renderer/app/App.tsx';
import '../../../renderer/styles/desk.css';
import { createSampleDesk } from './sampleDesk.ts';
import { oneRefused, threeUnsent } from './sampleOutbox.ts';
import { createSampleShell, type SampleGate } from './sampleShell.ts';
import { SAMPLE_STATES } from './sampleStates.ts';

// ?state=offline&gate=locked: which desk and which door the page opens with.
const asked = new URLSearchParams(location.search);
const state = SAMPLE_STATES.find((name) => name === asked.get('state')) ?? 'normal';
const gates: readonly SampleGate[] = ['notEnrolled', 'locked', 'gone', 'wait', 'unreachable'];
const gate = gates.find((name) => name === asked.get('gate')) ?? 'locked';
const unsent = state === 'offline' ? threeUnsent : state === 'needsAttention' ? oneRefused : [];
const root = document.getElementById('root');
if (root === null) throw new Error('the sample page has no root');
createRoot(root).render(<App call={createSampleShell(gate)} createDesk={() => createSampleDesk(state, unsent)} />);
