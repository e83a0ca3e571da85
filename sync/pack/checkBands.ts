import type { Rule } from '../../schema/knowledge/knowledgePack.ts';
import type { PackFault } from './packFailure.ts';

/** Order inside a rule: no level after one that always holds; renal bands rising to an open end. */
export function checkBands(rule: Rule, at: string): readonly PackFault[] {
  if (rule.family === 'interaction') return checkLevels(rule.levels, at);
  if (rule.family !== 'renal') return [];
  const limits = rule.bands.map((band) => band.below);
  const faults: PackFault[] = [];
  if (limits.at(-1) !== null) {
    faults.push({ kind: 'bandsNotOpenEnded', place: `${at}.bands`, detail: 'the last band has an upper limit' });
  }
  const rising = limits.slice(0, -1).every((below, index) => below !== null && below > (limits[index - 1] ?? 0));
  if (!rising) faults.push({ kind: 'bandsNotAscending', place: `${at}.bands`, detail: limits.map(String).join(', ') });
  return faults;
}

function checkLevels(levels: readonly { readonly when?: unknown }[], at: string): readonly PackFault[] {
  const always = levels.findIndex((level) => level.when === undefined);
  if (always < 0 || always === levels.length - 1) return [];
  return [{ kind: 'unreachableLevel', place: `${at}.levels[${always + 1}]`, detail: 'an earlier level always holds' }];
}
