import { applicationParts } from './applicationParts.ts';
import { buildApplication } from './buildApplication.ts';

// What `npm start` and others run first, with the names of the parts that they need. Says nothing when there is nothing
// to do.
const words = process.argv.slice(2);
const wanted = applicationParts.map(({ name }) => name).filter((name) => words.length === 0 || words.includes(name));

for (const outcome of await buildApplication(wanted)) {
  if (outcome.kind === 'nothing there yet') console.error(`The ${outcome.part}: ${outcome.kind}.`);
  if (outcome.kind === 'failed') {
    console.error(`Building the ${outcome.part} failed:\n${outcome.output}`);
    process.exitCode = 1;
  }
}
