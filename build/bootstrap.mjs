// The door of the repository: `npm start`, `npm test` and the rest come through here.
// It runs on whatever Node the machine has, so this file holds nothing that an old Node cannot parse:
// the version is checked before the modules with newer syntax are loaded.
const OLDEST_NODE = 20;
const major = Number(process.versions.node.split('.')[0]);

if (major < OLDEST_NODE) {
  console.error(
    'wardlight: this needs Node ' +
      OLDEST_NODE +
      ' or newer on the PATH, and found Node ' +
      process.versions.node +
      ' at ' +
      process.execPath +
      '.\n  Remedy: install a current Node from https://nodejs.org/ and run the command again.',
  );
  process.exitCode = 1;
} else {
  void import('./bootstrap/main.mjs').then((loaded) => loaded.main(process.argv.slice(2)));
}
