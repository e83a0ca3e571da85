import { buildApplication } from './buildApplication.ts';

/** What `npm start` and others run first. Says nothing when there is nothing to do. */
for (const outcome of await buildApplication()) {
  if (outcome.kind === 'nothing there yet') console.error(`The ${outcome.part}: ${outcome.kind}.`);
  if (outcome.kind === 'failed') {
    console.error(`Building the ${outcome.part} failed:\n${outcome.output}`);
    process.exitCode = 1;
  }
}
