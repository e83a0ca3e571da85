/**
 * Every public command: the script that it runs, whether the built application must be fresh first, and one line of
 * help. The key is what package.json passes.
 * @type {Readonly<Record<string, { script: string, needsApplication: boolean, says: string }>>}
 */
export const commands = {
  start: {
    script: 'electron/commands/start.ts',
    needsApplication: true,
    says: 'open Wardlight; with no --server, on a demo hospital of its own',
  },
  test: { script: 'build/test/run.ts', needsApplication: false, says: 'every test that fits in a coffee break' },
  soak: {
    script: 'build/test/soak.ts',
    needsApplication: false,
    says: 'the tests that take longer (npm run test:soak)',
  },
  server: { script: 'server/commands/server.ts', needsApplication: false, says: 'the central server alone' },
  'demo-data': {
    script: 'server/commands/demoData.ts',
    needsApplication: false,
    says: 'fill a server with a made-up hospital',
  },
  review: { script: 'server/commands/review.ts', needsApplication: false, says: 'review one chart file' },
  knowledge: {
    script: 'build/knowledge/command.ts',
    needsApplication: false,
    says: 'import, build, verify and compare knowledge packs',
  },
  simulate: { script: 'test/simulator/command.ts', needsApplication: false, says: 'the fault simulator' },
  bench: { script: 'test/bench/command.ts', needsApplication: true, says: 'benchmarks against peers, as ratios' },
  package: { script: 'build/package/command.ts', needsApplication: true, says: 'installers' },
  trace: { script: 'build/trace/command.ts', needsApplication: false, says: 'requirements against tests' },
};
