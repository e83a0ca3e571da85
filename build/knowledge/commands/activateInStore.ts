import { readFileSync } from 'node:fs';
import { runGoldenCases } from '../../../clinical/goldenCases/runGoldenCases.ts';
import { compileKnowledge } from '../../../clinical/knowledge/compileKnowledge.ts';
import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';
import type { Result } from '../../../schema/result.ts';
import {
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
import { readPublicKey } from './readPublicKey.ts';
import { describePackFailure } from './verifyPack.ts';

/** Activates a pack file in a store; whatever is wrong with it, the version in use stays. */
export async function activateInStore(
  file: string,
  folder: string,
  keyFile: string | undefined,
  today: string,
): Promise<Result<string, CommandFailure>> {
  const key = readPublicKey(file, keyFile);
  if (!key.ok) return key;
  const pack: PackFile = { bytes: readFileSync(file), publicKey: key.value };
  const store = packStore(folder);
  const state = store.state();
  if (!state.ok) return badInput(state.error);
  const opened = await openInUse(store, state.value);
  // What cannot be opened is not in use: its file may be put there again, and what was before it stays before it.
  const readable = Object.fromEntries(Object.entries(state.value).filter(([id]) => !opened.lost.includes(id)));
  const activated = await activatePack(pack, readable, parts(opened.packs, today));
  if (!activated.ok) return refused(`${file} was not activated, and what was in use stays. ${told(activated.error)}`);
  const { id, version } = activated.value.pack;
  const before = (opened.lost.includes(id) ? state.value[id]?.previous : activated.value.state[id]?.previous) ?? null;
  const next = { ...state.value, [id]: { active: version, previous: before === version ? null : before } };
  store.keep(id, version, pack);
  store.write(next);
  return { ok: true, value: inUse(activated.value.pack, next, opened.lost) };
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
  const current = state.value[id];
  if (current === undefined)
    return badInput(`${folder} has no ${id} in use, only ${Object.keys(state.value).join(', ') || 'nothing'}`);
  const file = current.previous === null ? null : store.read(id, current.previous);
  if (current.previous !== null && file === null)
    return refused(
      `${id} was not rolled back. The file of ${current.previous} is no longer in ${folder}: activate it from where it came.`,
    );
  const opened = await openInUse(store, state.value);
  const back = await rollBackPack(id, file, state.value, parts(opened.packs, today));
  if (!back.ok) return refused(`${id} was not rolled back. ${told(back.error)}`);
  store.write(back.value.state);
  return { ok: true, value: inUse(back.value.pack, back.value.state, opened.lost) };
}

type InUse = { readonly packs: readonly KnowledgePack[]; readonly lost: readonly string[] };

/** The packs in use, and the ids of those whose file is gone or damaged. */
async function openInUse(store: PackStore, state: PacksInUse): Promise<InUse> {
  const packs: KnowledgePack[] = [];
  const lost: string[] = [];
  for (const [id, { active }] of Object.entries(state)) {
    const file = store.read(id, active);
    const opened = file === null ? null : await openPack(file.bytes, file.publicKey, nodePackPlatform);
    if (opened?.ok === true) packs.push(opened.value);
    else lost.push(id);
  }
  return { packs, lost };
}

/** The cases of a pack run beside the other packs in use, as on the device. */
function parts(inUseNow: readonly KnowledgePack[], today: string): ActivationParts {
  return {
    platform: nodePackPlatform,
    today,
    runCases: (pack) =>
      runGoldenCases(
        pack.goldenCases ?? [],
        compileKnowledge([pack, ...inUseNow.filter((other) => other.id !== pack.id)]),
      ),
  };
}

function inUse(pack: KnowledgePack, state: PacksInUse, lost: readonly string[]): string {
  const previous = state[pack.id]?.previous ?? null;
  const before = previous === null ? 'nothing before it' : `${previous} before it, kept for roll-back`;
  const beside = lost
    .filter((id) => id !== pack.id)
    .map((id) => `\nBeside it ${id} ${state[id]?.active ?? ''} cannot be opened and is not in use: activate it again.`);
  return `${pack.id} ${pack.version} is in use (${pack.goldenCases?.length ?? 0} golden cases passed); ${before}${beside.join('')}`;
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
      return `Version ${failure.version} is in use already: a changed pack needs another version (import ... --version).`;
    case 'expired':
      return `It expired on ${failure.expiryDate}.`;
    case 'notYetEffective':
      return `It is good from ${failure.effectiveDate} on: activate it then.`;
    case 'otherPack':
      return `The file kept is ${failure.found}, not ${failure.wanted}.`;
    case 'noPrevious':
      return 'There is no version before the one in use.';
  }
}
