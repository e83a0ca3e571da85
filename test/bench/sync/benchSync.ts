import { rm } from 'node:fs/promises';
import { buildDeskPage } from '../../e2e/support/buildDeskPage.ts';
import { openWorkstation } from '../../e2e/support/workstation.ts';
import { openBenchHospital } from '../benchHospital.ts';
import type { BenchmarkResult, BenchmarkRun } from '../benchmark.ts';
import { leaveDesk, runDesk } from '../desk/runDesk.ts';
import { rounded } from '../machine.ts';
import { openPeer } from '../peers/openPeer.ts';
import type {} from '../peers/rxdbPage.ts';

const PATIENTS = 10_000;
const QUICK_PATIENTS = 60;
const PLAIN_PAGE = 250;

/** From "the password was right" to a complete, verified, reviewed copy; peers store only. */
export async function benchSync(run: BenchmarkRun): Promise<BenchmarkResult> {
  const { isQuick, cleanup, say } = run;
  const patients = run.patients ?? (isQuick ? QUICK_PATIENTS : PATIENTS);
  const programFolder = await cleanup.open(buildDeskPage(), (made) => rm(made, { recursive: true, force: true }));
  const hospital = await openBenchHospital(patients, run);
  const { line, ownWard } = hospital;

  const workstation = await cleanup.open(openWorkstation({ programFolder }), (opened) => opened.close());
  say('ours: first load');
  line.takeBytes();
  const query = { wardId: ownWard.id, filter: 'all', words: '' } as const;
  const asked = { serverUrl: line.url, query, patients, ownWard, until: 'verified' } as const;
  const times = await runDesk(workstation.page(), asked, say);
  const bytes = line.takeBytes();
  await leaveDesk(workstation.page());
  const seconds = (times.verifiedMs ?? Number.NaN) / 1000;
  const ours = (times.allReviewedMs ?? Number.NaN) / 1000;

  const peer = await openPeer(hospital, run);
  const page = peer.test.page();
  const timed = async (what: string, task: Promise<{ milliseconds: number; documents: number }>) => {
    say(what);
    peer.line.takeBytes();
    const { milliseconds, documents } = await task;
    return {
      seconds: rounded(milliseconds / 1000),
      documents,
      chartsPerSecond: rounded((patients / milliseconds) * 1000),
      ...onTheWire(peer.line.takeBytes()),
    };
  };
  const url = peer.line.url;
  const byPatient = await timed(
    'peer: RxDB HTTP replication, one document a patient',
    page.evaluate((from) => window.benchPeer.replicate('patients', from), `${url}/charts`),
  );
  if (byPatient.documents !== patients) throw new Error(`the peer holds ${byPatient.documents} of ${patients} charts`);
  const byLine = await timed(
    'peer: RxDB HTTP replication, one document an order line',
    page.evaluate((from) => window.benchPeer.replicate('lines', from), `${url}/lines`),
  );
  const plain = await timed(
    'limit: plain IndexedDB',
    page.evaluate(([from, size]) => window.benchPeer.storePlain('plain', from, size), [
      `${url}/charts`,
      PLAIN_PAGE,
    ] as const),
  );
  return {
    figures: {
      patients,
      seconds: rounded(seconds),
      chartsPerSecond: rounded(patients / seconds),
      ...onTheWire(bytes),
      ownWardUsableSeconds: rounded((times.ownWardMs ?? Number.NaN) / 1000),
      ownWardPatients: ownWard.patients,
      allReviewedSeconds: rounded(ours),
      deskStartedMs: rounded(times.deskStartedMs),
      physicalLimit: `the same charts in clear into a bare object store: ours takes ${rounded(seconds / plain.seconds)} times as long, sealed, indexed, verified and reviewed`,
    },
    peers: [
      {
        name: 'RxDB HTTP replication on Dexie, one document a patient, unencrypted, unverified',
        figures: byPatient,
        ratio: rounded(byPatient.seconds / seconds),
      },
      {
        name: 'RxDB HTTP replication on Dexie, one document an order line (no results), unencrypted, unverified',
        figures: byLine,
        ratio: rounded(byLine.seconds / seconds),
      },
      {
        name: 'physical limit: plain IndexedDB, unencrypted, no reviews',
        figures: plain,
        ratio: rounded(plain.seconds / seconds),
      },
    ],
  };
}

/** Loopback hides what the bytes cost; a clinic has 2 Mbit/s. */
function onTheWire(bytes: number) {
  return { bytesOnTheWire: bytes, wireSecondsAt2Mbit: rounded((bytes * 8) / 2_000_000) };
}
