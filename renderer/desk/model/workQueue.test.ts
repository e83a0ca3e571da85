import { expect, test } from 'vitest';
import { createWorkQueue } from './workQueue.ts';

const platform = { steadyNow: () => performance.now(), yieldThen: (go: () => void) => void setImmediate(go) };

test('does each patient once, urgent ones first', async () => {
  const done: string[] = [];
  const queue = createWorkQueue((id) => void done.push(id), platform);
  for (const id of ['a', 'b', 'c']) queue.add(id, false);
  queue.add('c', true);
  queue.add('a', false);
  await queue.idle();
  expect(done).toEqual(['c', 'a', 'b']);
});

test('lets other tasks run between slices', async () => {
  const order: string[] = [];
  const queue = createWorkQueue((id) => {
    const until = performance.now() + 15;
    while (performance.now() < until);
    order.push(id);
  }, platform);
  queue.add('a', false);
  queue.add('b', false);
  setImmediate(() => order.push('a message'));
  await queue.idle();
  expect(order).toEqual(['a', 'a message', 'b']);
});

test('a defect is not swallowed', async () => {
  const queue = createWorkQueue(() => {
    throw new Error('defect');
  }, platform);
  queue.add('a', false);
  await expect(queue.idle()).rejects.toThrow('defect');
});

test('after stop nothing more is done', async () => {
  const done: string[] = [];
  const queue = createWorkQueue((id) => {
    done.push(id);
    queue.stop();
  }, platform);
  queue.add('a', false);
  queue.add('b', false);
  await queue.idle();
  expect(done).toEqual(['a']);
});
