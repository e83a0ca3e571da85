import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Desk } from '../../renderer/desk/desk.ts';
import { clinicalEvent } from '../../schema/events/clinicalEvent.ts';
import { buildDeskPage } from '../e2e/support/buildDeskPage.ts';
import { deskAt } from '../e2e/support/deskAtWork.ts';
import { openHospital, type Hospital } from '../e2e/support/hospital.ts';
import { randomOf } from '../simulator/randomFrom.ts';
import { createProcessWorkstation, type Part, type ProcessWorkstation } from './processWorkstation.ts';

const ROUNDS = 24;
/** Each third of the rounds. */
const killed: readonly (readonly Part[])[] = [['browser'], ['shell'], ['browser', 'shell']];
const PATIENTS = 12;

let programFolder: string;
let hospital: Hospital;
let station: ProcessWorkstation;
beforeAll(async () => {
  programFolder = await buildDeskPage();
  hospital = await openHospital({ patients: PATIENTS, now: new Date().toISOString() });
  station = await createProcessWorkstation(programFolder);
});
afterAll(async () => {
  await station?.close();
  await hospital?.close();
  if (programFolder !== undefined) await rm(programFolder, { recursive: true, force: true });
});

const desk = deskAt(
  () => station.page(),
  () => hospital.server.url,
);

/** Writes comments one after the other, each with a text of its own, and says each that the desk answered for. */
async function writeWithoutEnd(chartId: string, round: number, told: (text: string) => void): Promise<void> {
  await station.page().exposeFunction('told', told);
  await station.page().evaluate(
    (asked) => {
      const { told: tell } = window as unknown as { told: (text: string) => Promise<void> };
      const write = async (): Promise<void> => {
        for (let number = 0; ;) {
          const text = `${asked.round}.${number}`;
          const act = { kind: 'comment', chartId: asked.chartId, orderIds: [], text } as const;
          const written = await (window.wardlightTest.desk as Desk).write(act);
          if (written.ok) {
            number += 1;
            await tell(text);
          } else await new Promise((resolve) => setTimeout(resolve, 10));
        }
      };
      void write();
    },
    { chartId, round },
  );
}

it(`F07, F41: browser, shell or both killed in ${ROUNDS} rounds at any moment of writing, every act that the desk answered for reaches the server once`, async () => {
  const random = randomOf(3, 'kills');
  const answered: string[] = [];
  let chartId = '';
  for (let round = 0; round < ROUNDS; round += 1) {
    await station.start();
    expect(await desk.open('martin', round === 0 ? 'session.enrol' : 'session.unlock')).toBe(true);
    if (round === 0) {
      const worklist = await desk.seen('worklist', ({ rows, pending }) => rows.length === PATIENTS && pending === 0);
      chartId = worklist.rows[0]?.chartId ?? '';
    }
    const before = answered.length;
    await writeWithoutEnd(chartId, round, (text) => void answered.push(text));
    await expect.poll(() => answered.length, { timeout: 60_000, interval: 10 }).toBeGreaterThan(before);
    await new Promise((resolve) => setTimeout(resolve, random() * 400));
    for (const part of killed[round % killed.length] ?? []) await station.signal(part, 'SIGKILL');
  }
  await station.start();
  expect(await desk.open('martin', 'session.unlock')).toBe(true);
  await expect
    .poll(async () => (await desk.seen('sync', () => true)).unsent, { timeout: 120_000, interval: 500 })
    .toBe(0);
  await desk.seen('sync', ({ state, verified }) => state === 'live' && verified);
  const { rows } = await hospital.server.store.pool.query<{ document: string }>('select document from event');
  const texts = rows.flatMap(({ document }) => {
    const { body } = clinicalEvent.parse(JSON.parse(document));
    return body.kind === 'comment' ? [body.text] : [];
  });
  expect(answered.length).toBeGreaterThan(ROUNDS * 3);
  expect(new Set(texts).size).toBe(texts.length);
  const onServer = new Set(texts);
  expect(answered.filter((text) => !onServer.has(text))).toEqual([]);
}, 600_000);
