import type { Chart } from '../../../schema/chart/chart.ts';
import type { SearchHit } from '../desk.ts';
import { foldText } from './foldText.ts';

interface Entry {
  readonly chartId: string;
  readonly label: string;
  readonly bed: string;
  readonly name: string;
  readonly identifiers: string;
  readonly drugs: string;
}

/** Finds patients by any words of name, bed, identifier or current drug. It lives in memory only, and goes with the lock. */
export interface PatientDirectory {
  put(chart: Chart): void;
  remove(chartId: string): void;
  clear(): void;
  /** Chart ids that have every word at the beginning of some word of theirs; null: no words, no limit. */
  match(words: string): ReadonlySet<string> | null;
  search(words: string, limit: number): readonly SearchHit[];
}

export function createPatientDirectory(): PatientDirectory {
  const entries = new Map<string, Entry>();
  const wanted = (words: string): readonly string[] =>
    foldText(words)
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => ` ${word}`);
  return {
    put: (chart) => void entries.set(chart.id, entryOf(chart)),
    remove: (chartId) => void entries.delete(chartId),
    clear: () => entries.clear(),
    match: (words) => {
      const all = wanted(words);
      if (all.length === 0) return null;
      const found = new Set<string>();
      for (const entry of entries.values())
        if (all.every((word) => fieldOf(entry, word) !== null)) found.add(entry.chartId);
      return found;
    },
    search: (words, limit) => {
      const all = wanted(words);
      const hits: SearchHit[] = [];
      if (all.length === 0) return hits;
      for (const entry of entries.values()) {
        const fields = all.map((word) => fieldOf(entry, word));
        const first = fields[0];
        if (first === undefined || first === null || fields.includes(null)) continue;
        hits.push({ chartId: entry.chartId, label: entry.label, detail: entry.bed, matchedOn: first });
      }
      const order: readonly SearchHit['matchedOn'][] = ['name', 'bed', 'identifier', 'drug'];
      return hits
        .sort((a, b) => order.indexOf(a.matchedOn) - order.indexOf(b.matchedOn) || a.label.localeCompare(b.label))
        .slice(0, limit);
    },
  };
}

/** Each field begins with a space, so that a word with a space before it matches beginnings of words only. */
function entryOf(chart: Chart): Entry {
  const { patient } = chart;
  const current = chart.orders.filter((order) => order.status === 'active' || order.status === 'onHold');
  return {
    chartId: chart.id,
    label: `${patient.familyName.toLocaleUpperCase()}, ${patient.givenNames.join(' ')}`,
    bed: chart.stay?.bed ?? '',
    name: ` ${foldText(`${patient.familyName} ${patient.givenNames.join(' ')}`)}`,
    identifiers: ` ${patient.identifiers.map(({ value }) => `${foldText(value)} ${foldText(value).replaceAll(' ', '')}`).join(' ')}`,
    drugs: ` ${foldText(current.map((order) => `${order.medication.text} ${order.medication.brandName ?? ''}`).join(' '))}`,
  };
}

function fieldOf(entry: Entry, word: string): SearchHit['matchedOn'] | null {
  if (entry.name.includes(word)) return 'name';
  if (` ${foldText(entry.bed)}`.includes(word)) return 'bed';
  if (entry.identifiers.includes(word)) return 'identifier';
  return entry.drugs.includes(word) ? 'drug' : null;
}
