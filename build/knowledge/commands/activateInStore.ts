import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runGoldenCases } from '../../../clinical/goldenCases/runGoldenCases.ts';
import { compileKnowledge } from '../../../clinical/knowledge/compileKnowledge.ts';
import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../../schema/result.ts';
import {
  type Activation,
  type ActivationFailure,
  type ActivationParts,
  activatePack,
  type PackFile,
  rollBackPack,
} from '../../../sync/pack/activatePack.ts';
import type { PacksInUse } from '../../../sync/pack/packsInUse.ts';
import { openPack } from '../../../sync/pack/openPack.ts';
import { nodePackPlatform } from '../pack/nodePackPlatform.ts';
import { type PackStore, packStore } from '../store/packStore.ts';
import { badInput, type CommandFailure, refused } from './commandFailure.ts';
import { describePackFailure } from './verifyPack.ts';

/** Activates a pack file in a store; whatever is wrong with it, the version in use stays. */
export async function activateInStore(
  file: string,
  folder: string,
  keyFile: string | undefined,
  today: string,
): Promise<Result<string, CommandFailure>> {
  const key = keyFile ?? join(dirname(file), 'publicKey.txt');
  for (const needed of [file, key]) if (!existsSync(needed)) return badInput(`No such file: ${needed}`);
  const pack: PackFile = { bytes: readFileSync(file), publicKey: readFileSync(key, 'utf8').trim() };
  const store = packStore(folder);
  const state = store.state();
  if (!state.ok) return badInput(state.error);
  const activated = await activatePack(pack, state.value, await parts(store, state.value, today));
  if (!activated.ok) return refused(`${file} was not activated, and what was in use stays. ${told(activated.error)}`);
  store.keep(activated.value.pack.id, activated.value.pack.version, pack);
  store.write(activated.value.state);
  return { ok: true, value: inUse(activated.value) };
}

/** Goes back to the version that was in use before. */
export async function rollBackInStore(
  id: string,
  folder: string,
  today: string,
): Promise<Result<string, CommandFailure>> {
  const store = packStore(folder);
  const state = store.state();
  if (!state.ok) return badInput(state.error);
  const previous = state.value[id]?.previous ?? null;
  const file = previous === null ? null : store.read(id, previous);
  const back = await rollBackPack(id, file, state.value, await parts(store, state.value, today));
  if (!back.ok) return refused(`${id} was not rolled back. ${told(back.error)}`);
  store.write(back.value.state);
  return { ok: true, value: inUse(back.value) };
}

/** The cases of a pack run beside the other packs in use, as on the device. */
async function parts(store: PackStore, state: PacksInUse, today: string): Promise<ActivationParts> {
  const others: KnowledgePack[] = [];
  for (const [id, { active }] of Object.entries(state)) {
    const file = store.read(id, active);
    const opened = file === null ? null : await openPack(file.bytes, file.publicKey, nodePackPlatform);
    if (opened?.ok === true) others.push(opened.value);
  }
  return {
    platform: nodePackPlatform,
    today,
    runCases: (pack) =>
      runGoldenCases(
        pack.goldenCases ?? [],
        compileKnowledge([pack, ...others.filter((other) => other.id !== pack.id)]),
      ),
  };
}

function inUse({ pack, state }: Activation): string {
  const previous = state[pack.id]?.previous;
  const before =
    previous === null || previous === undefined ? 'nothing before it' : `${previous} before it, kept for roll-back`;
  return `${pack.id} ${pack.version} is in use (${pack.goldenCases?.length ?? 0} golden cases passed); ${before}`;
}

function told(failure: ActivationFailure): string {
  switch (failure.kind) {
    case 'notOpened':
      return `It is ${describePackFailure(failure.failure)}`;
    case 'goldenCasesFailed':
      return [
        `${failure.failures.length} of its golden cases failed:`,
        ...failure.failures.map(({ name, detail }) => `  ${name}: ${detail}`),
      ].join('\n');
    case 'alreadyActive':
      return `Version ${failure.version} is in use already.`;
    case 'expired':
      return `It expired on ${failure.expiryDate}.`;
    case 'otherPack':
      return `The file kept is ${failure.found}, not ${failure.wanted}.`;
    case 'noPrevious':
      return 'There is no version before the one in use.';
  }
}
