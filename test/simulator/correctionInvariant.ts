import { correctedCharts } from '../../clinical/facts/correctedCharts.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import { allergyEntryOf, correctionStateId, WEIGHT_FIELD } from '../../schema/state/correction.ts';
import type { SmallState, StateCommand, StateStatement } from '../../schema/state/smallState.ts';
import { isDue } from '../../sync/client/batch.ts';
import type { OutboxEntry } from '../../sync/client/outboxEntry.ts';
import { breakStates, type Breakage } from './breakages.ts';
import type { Violation, Written } from './violation.ts';
import type { Seat } from './seat.ts';
import type { Truth } from './simulatedServer.ts';
import { seqHeld, statesOnScreen } from './statesOnScreen.ts';

const ALL_WARDS = ['ward-0', 'ward-1', 'ward-2'];

/**
 * I1 of corrections: none is lost by another that had not seen it. Each one that the server took is what holds now, or
 * was seen by the author of another, or stands among the conflicts, open or settled.
 */
export function checkCorrections(truth: Truth, written: readonly Written[]): readonly Violation[] {
  const states = new Map(
    truth.documents(ALL_WARDS).flatMap((item) => (item.type === 'state' ? [[item.id, item.document] as const] : [])),
  );
  const taken = written.flatMap(({ item }) =>
    item.type === 'command' && item.document.kind === 'correction' && truth.outcomeOf(item.document.id) !== null
      ? [item.document]
      : [],
  );
  return taken.flatMap((command) => {
    const state = states.get(command.stateId);
    const isKept =
      truth.outcomeOf(command.id) === 'conflict'
        ? state?.conflicts.some(({ commandId }) => commandId === command.id) === true
        : state?.fields[command.field]?.value === command.value || taken.some((other) => hasSeen(other, command));
    return isKept ? [] : [{ invariant: 'I1', what: `${command.id} was overwritten by who had not seen it` }];
  });
}

function hasSeen(other: StateCommand, command: StateCommand): boolean {
  const isOther = other.id !== command.id && other.stateId === command.stateId && other.field === command.field;
  return isOther && other.base === command.value;
}

/**
 * I6 of corrections: while people disagree the cautious value is in force on every workstation that heard of both. All
 * weights that are said are reviewed, and an allergy that somebody says stands is not taken for refuted.
 */
export function checkCautious({ station }: Seat, breakage: Breakage | null): readonly Violation[] {
  if (station.replication() === null) return [];
  const shown = breakStates(breakage, statesOnScreen(station));
  const charts = [...station.disks.mirror.rows.values()].flatMap(({ document }) =>
    document.type === 'chart' ? [document.document] : [],
  );
  return charts.flatMap((chart) => {
    const said = saidOf(station, chart);
    if (said.length === 0) return [];
    const corrected = correctedCharts(chart, shown);
    return said
      .filter((statement) => !isInForce(statement, corrected))
      .map(({ field, value }): Violation => {
        return { invariant: 'I6', what: `${station.deviceId} does not follow ${field} ${value} of ${chart.id}` };
      });
  });
}

type Said = Pick<StateStatement, 'value'> & { readonly field: string };

/** What the mirror says of fields that nobody here is changing; of those that somebody is, what was wished last. */
function saidOf(station: Seat['station'], chart: Chart): readonly Said[] {
  const stateId = correctionStateId(chart.id);
  const document = station.disks.mirror.rows.get(`state:${stateId}`)?.document;
  const state = document?.type === 'state' ? document.document : null;
  // Its answer was lost, and the mirror tells what became of it.
  const known = new Set(state?.conflicts.map(({ commandId }) => commandId));
  const mine = (station.replication()?.outbox() ?? []).flatMap((entry) =>
    entry.item.type === 'command' && entry.item.document.stateId === stateId && isOpen(entry, station)
      ? [{ ...entry.item.document, isWished: isDue(entry) || entry.progress.step === 'conflict' }].filter(
          ({ id }) => !known.has(id),
        )
      : [],
  );
  const touched = new Set(mine.map(({ field }) => field));
  const held = state === null ? [] : statementsIn(state);
  const latest = mine.filter(
    ({ field, isWished }, at) => isWished && !mine.slice(at + 1).some((one) => one.field === field),
  );
  return [...held.filter(({ field }) => !touched.has(field)), ...latest];
}

/** Not answered, or answered by a state that the mirror has not come to. */
function isOpen({ item, progress }: OutboxEntry, station: Seat['station']): boolean {
  if (progress.step === 'conflict')
    return item.type === 'command' && seqHeld(station, item.document.stateId) < progress.seq;
  return progress.step === 'onThisWorkstation' || progress.step === 'sent' || progress.step === 'accepted';
}

function statementsIn({ fields, conflicts }: SmallState): readonly Said[] {
  const open = conflicts.filter(({ settled }) => settled === null);
  return [
    ...Object.entries(fields).map(([field, { value }]) => ({ field, value })),
    ...open.map(({ field, mine }) => ({ field, value: mine.value })),
  ];
}

function isInForce({ field, value }: Said, corrected: readonly Chart[]): boolean {
  if (field === WEIGHT_FIELD)
    return corrected.some(({ observations }) =>
      observations.some(
        (one) =>
          one.status === 'corrected' &&
          typeof one.value === 'object' &&
          one.value !== null &&
          'value' in one.value &&
          one.value.value === value,
      ),
    );
  const entryId = allergyEntryOf(field);
  if (entryId === null || value !== 'stands') return true;
  return corrected.every(({ allergies }) => {
    const entry = allergies.entries.find(({ id }) => id === entryId);
    return entry === undefined || (entry.active && entry.verification !== 'refuted');
  });
}
