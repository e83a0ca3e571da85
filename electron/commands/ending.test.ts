import { expect, test } from 'vitest';
import { createEnding } from './ending.ts';

class Exited extends Error {}

function begin() {
  const said: string[] = [];
  let time = 0;
  const ending = createEnding(
    (code) => {
      said.push(`exit ${code}`);
      throw new Exited();
    },
    () => time,
  );
  const part = (name: string, until: Promise<void> = Promise.resolve()) => ({
    async stop() {
      said.push(`stop ${name}`);
      await until;
    },
  });
  return { ending, said, part, pass: (ms: number) => (time += ms) };
}

test('parts end in the opposite order, once, although a window that was closed asks again while they end', async () => {
  const { ending, said, part } = begin();
  ending.add(part('server'));
  ending.add(part('window'));
  const first = ending.end(0);
  const second = ending.end(1);
  await expect(first).rejects.toThrow(Exited);
  await expect(second).rejects.toThrow(Exited);
  expect(said).toEqual(['stop window', 'stop server', 'exit 0', 'exit 0']);
});

test('a part that starts while the command ends does not outlive it', () => {
  const { ending, said, part } = begin();
  ending.add(part('server', new Promise(() => {})));
  void ending.end(0);
  ending.add(part('late'));
  expect([ending.isEnding(), said]).toEqual([true, ['stop server', 'stop late']]);
});

test('the same signal twice ends in order; a later one asks every part to stop and does not wait', () => {
  const { ending, said, part, pass } = begin();
  ending.add(part('server'));
  ending.add(part('window', new Promise(() => {})));
  ending.onSignal();
  pass(5);
  ending.onSignal();
  expect(said).toEqual(['stop window']);
  pass(2000);
  expect(() => ending.onSignal()).toThrow(Exited);
  expect(said).toEqual(['stop window', 'stop server', 'stop window', 'exit 130']);
});
