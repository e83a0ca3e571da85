import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { createDeskClient } from './desk/deskClient.ts';
import { callShell, reportActivity } from './session/shellCall.ts';
import './styles/desk.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');

/** A worker for each unlock. Locking ends it, and with it everything that it held of a patient. */
function startDesk() {
  const worker = new Worker(new URL('./desk/deskWorker.ts', import.meta.url), { type: 'module', name: 'desk' });
  const desk = createDeskClient(worker);
  return { ...desk, stop: () => desk.stop().finally(() => worker.terminate()) };
}

reportActivity(document);
createRoot(root).render(<App call={callShell} createDesk={startDesk} />);
