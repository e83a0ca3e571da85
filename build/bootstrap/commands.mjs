/**
 * Every public command: the script that it runs, the parts of dist/ that must be fresh first, and one line of
 * help. The key is what package.json passes.
 * @type {Readonly<Record<string, { script: string, needs: readonly string[], says: string }>>}
 */
export const commands = {
  start: {
    script: 'electron/commands/start.ts',
    needs: ['knowledge', 'screens', 'shell'],
    says: 'open Wardlight; with no --server, on a demo hospital of its own',
  },
  test: { script: 'build/test/run.ts', needs: [], says: 'every test that fits in a coffee break' },
  soak: {
    script: 'build/test/soak.ts',
    needs: [],
    says: 'the tests that take longer (npm run test:soak)',
  },
  server: { script: 'server/commands/server.ts', needs: ['knowledge'], says: 'the central server alone' },
  'demo-data': {
    script: 'server/commands/demoData.ts',
    needs: [],
    says: 'fill a server with a made-up hospital',
  },
  review: { script: 'server/commands/review.ts', needs: ['knowledge'], says: 'review one chart file' },
  protocol: {
    script: 'server/commands/protocol.ts',
    needs: ['knowledge'],
    says: 'check a site protocol, and replay it over stored charts',
  },
  knowledge: {
    script: 'build/knowledge/command.ts',
    needs: [],
    says: 'import, build, verify and compare knowledge packs',
  },
  simulate: { script: 'test/simulator/command.ts', needs: [], says: 'the fault simulator' },
  bench: {
    script: 'test/bench/command.ts',
    needs: ['knowledge', 'screens', 'shell'],
    says: 'benchmarks against peers, as ratios',
  },
  package: { script: 'build/package/command.ts', needs: ['knowledge', 'screens', 'shell'], says: 'installers' },
  trace: { script: 'build/trace/command.ts', needs: [], says: 'requirements against tests' },
};
