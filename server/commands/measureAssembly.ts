import { measureAssembly } from '../store/measureAssembly.ts';
import { openTestStore } from '../testing/openTestStore.ts';

/** `node server/commands/measureAssembly.ts [PATIENTS]`: on a database of its own, which is deleted afterwards. */
const store = await openTestStore();
try {
  for (const line of await measureAssembly(store, Number(process.argv[2] ?? 2000), 2)) console.log(line);
} finally {
  await store.close();
}
