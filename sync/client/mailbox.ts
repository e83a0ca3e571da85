/**
 * Feeds a machine one input at a time. A command that answers at once puts its answer in the queue instead of stepping
 * the machine inside its own step.
 */
export function createMailbox<Input>(handle: (input: Input) => void): (input: Input) => void {
  const queue: Input[] = [];
  let busy = false;
  return (input) => {
    queue.push(input);
    if (busy) return;
    busy = true;
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) handle(next);
    } finally {
      busy = false;
    }
  };
}
