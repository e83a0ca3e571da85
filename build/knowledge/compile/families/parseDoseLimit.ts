import type { DoseLimit, DoseLimitKind } from '../../../../schema/knowledge/rules/dose.ts';
import type { Quantity } from '../../../../schema/quantity.ts';

type Parsed = Pick<DoseLimit, 'kind' | 'value' | 'per' | 'cap'>;

const kinds: Readonly<Record<string, DoseLimitKind>> = {
  daily: 'maximumDaily',
  single: 'maximumSingle',
  weekly: 'maximumWeekly',
  'low daily': 'minimumDaily',
  'low single': 'minimumSingle',
  every: 'minimumIntervalHours',
  within: 'maximumIntervalHours',
  for: 'maximumDurationDays',
  rate: 'maximumRate',
};
const unitOfKind: Readonly<Partial<Record<DoseLimitKind, string>>> = {
  minimumIntervalHours: 'h',
  maximumIntervalHours: 'h',
  maximumDurationDays: 'd',
};

/** `single 15 mg/kg cap 1 g` to a limit; null where it is not one. The forms are in `sources/doseSource.ts`. */
export function parseDoseLimit(written: string): Parsed | null {
  const match =
    /^(low daily|low single|daily|single|weekly|every|within|for|rate) ([\d.]+) (\S+?)(?: cap ([\d.]+) (\S+))?$/.exec(
      written.trim(),
    );
  const [, word = '', amount = '', unit = '', capAmount, capUnit] = match ?? [];
  const kind = kinds[word];
  if (kind === undefined) return null;
  const timed = kind === 'maximumRate' ? /^(.+)\/h$/.exec(unit)?.[1] : unit;
  if (timed === undefined || (unitOfKind[kind] ?? timed) !== timed) return null;
  const [, plain = timed, per] = /^(.+)\/(kg|m2)$/.exec(timed) ?? [];
  const parsed: Parsed = { kind, value: quantity(amount, plain) };
  if (per === 'kg' || per === 'm2') parsed.per = per;
  if (capAmount !== undefined && capUnit !== undefined) parsed.cap = quantity(capAmount, capUnit);
  return parsed;
}

function quantity(value: string, unit: string): Quantity {
  return { value: Number(value), unit: unit === 'IU' ? '[IU]' : unit };
}
