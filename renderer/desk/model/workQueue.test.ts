import { expect, test } from 'vitest';
import { createWorkQueue } from './workQueue.ts';

const never = (defect: Error): never => {
  throw defect;
};
const platform = { steadyNow: () => performance.now(), yieldThen: (go: () => void) => void setImmediate(go) };

test('does each patient once, urgent ones first', async () => {
  const done: string[] = [];
  const queue = createWorkQueue((id) => void done.push(id), platform, never);
  for (const id of ['a', 'b', 'c']) queue.add(id, 'new');
  queue.add('c', 'urgent');
  queue.add('a', 'new');
  await queue.idle();
  expect(done).toEqual(['c', 'a', 'b']);
});

test('a patient who is looked at again never keeps a new one waiting, and is done once in the better lane', async () => {
  const done: string[] = [];
  const queue = createWorkQueue((id) => void done.push(id), platform, never);
  for (const id of ['old-1', 'old-2', 'both']) queue.add(id, 'again');
  queue.add('new', 'new');
  queue.add('both', 'new');
  queue.add('new', 'again');
  expect(queue.waiting).toBe(4);
  await queue.idle();
  expect(done).toEqual(['new', 'both', 'old-1', 'old-2']);
});

test('lets other tasks run between slices', async () => {
  const order: string[] = [];
  const queue = createWorkQueue(
    (id) => {
      const until = performance.now() + 15;
      while (performance.now() < until);
      order.push(id);
    },
    platform,
    never,
  );
  queue.add('a', 'new');
  queue.add('b', 'new');
  setImmediate(() => order.push('a message'));
  await queue.idle();
  expect(order).toEqual(['a', 'a message', 'b']);
});

test('a defect is told and not swallowed', async () => {
  const told: string[] = [];
  const broken = (): void => {
    throw new Error('defect');
  };
  const queue = createWorkQueue(broken, platform, ({ message }) => void told.push(message));
  queue.add('a', 'new');
  await expect(queue.idle()).rejects.toThrow('defect');
  expect(told).toEqual(['defect']);
});

test('after stop nothing more is done', async () => {
  const done: string[] = [];
  const queue = createWorkQueue(
    (id) => {
      done.push(id);
      queue.stop();
    },
    platform,
    never,
  );
  queue.add('a', 'new');
  queue.add('b', 'new');
  await queue.idle();
  expect(done).toEqual(['a']);
});
