import { analyte } from '../../schema/knowledge/analyte.ts';
import type { LocalisedText } from '../../schema/localisedText.ts';
import type { Message } from '../../schema/review/message.ts';
import type { Quantity } from '../../schema/quantity.ts';
import type { Instant } from '../../schema/instant.ts';
import type { Locale } from '../locale.ts';
import { formatDose } from '../medication/formatDose.ts';
import { formatQuantity } from '../quantity/formatQuantity.ts';
import { isTextKey } from './createSay.ts';
import { formatList } from './formatList.ts';
import { inputName } from './inputName.ts';
import type { Say } from './say.ts';

/** Finds the name of a substance of the loaded knowledge by its id. */
export type SubstanceNames = (substanceId: string) => LocalisedText | undefined;

/** What the parameters of a message are said with. `instant` writes a time on the ward's clock. */
export interface MessageContext {
  readonly say: Say;
  readonly locale: Locale;
  readonly names: SubstanceNames;
  readonly instant: (at: Instant) => string;
}

type Params = Message['params'];

const HOURS_PER_DAY = 24;

const COMPARATOR_KEYS = {
  '<': 'comparator.below',
  '<=': 'comparator.atMost',
  '>=': 'comparator.atLeast',
  '>': 'comparator.above',
} as const;

/** Names of parameters whose value is a word of the schema, and the group of keys that says it. */
const WORD_GROUPS: Readonly<Record<string, string>> = {
  family: 'family',
  severity: 'severity',
  severityFrom: 'severity',
  severityTo: 'severity',
  tier: 'tier',
  tierFrom: 'tier',
  tierTo: 'tier',
  reason: 'notAssessedReason',
  feed: 'feed',
  syndrome: 'syndrome',
  estimate: 'estimate',
  setting: 'order.category',
  routes: 'route',
  families: 'family',
};

/**
 * Turns the parameters of a message into words: the beginning of a name says what it holds (`clinical/messages.ts`). A
 * value is joined to its unit here so that no sentence can forget the unit; of a key that ends in "dose" it is a dose,
 * whose unit may change (MEDi).
 */
export function fillMessage({ key, params }: Message, context: MessageContext): Record<string, string | number> {
  const filled: Record<string, string | number> = {};
  const quantity = /dose$/i.test(key) ? formatDose : formatQuantity;
  for (const [name, value] of Object.entries(params)) {
    filled[name] = isQuantity(name, value)
      ? quantity(context.say, quantityOf(name, value, params), context.locale)
      : fill(name, value, context);
    if (typeof value === 'number' && /hours$/i.test(name)) filled[`${name}Duration`] = ageLimit(context.say, value);
    // A list of choices is joined by "or" in a sentence that asks for one of them: `{substancesOr}`.
    if (Array.isArray(value))
      filled[`${name}Or`] = formatList(
        value.map((one) => String(fill(name, one, context))),
        context.locale,
        'or',
      );
  }
  return filled;
}

function fill(name: string, value: Params[string], context: MessageContext): string | number {
  const { say, locale } = context;
  if (Array.isArray(value) && name.startsWith('localised')) return value[locale === 'fr' ? 1 : 0] ?? '';
  if (Array.isArray(value))
    return formatList(
      value.map((one) => String(fill(name, one, context))),
      locale,
    );
  if (typeof value === 'number') return value;
  if (/^substances?([A-Z].*)?$/.test(name)) return substanceName(value, context);
  if (/^analyte([A-Z].*)?$/.test(name)) return analyteName(say, value);
  if (/^at([A-Z].*)?$/.test(name)) return context.instant(value);
  if (name === 'input') return inputName(say, value) ?? substanceName(value, context);
  if (name === 'comparator' && isComparator(value)) return say(COMPARATOR_KEYS[value]);
  const group = Object.hasOwn(WORD_GROUPS, name) ? WORD_GROUPS[name] : undefined;
  const key = `${group ?? ''}.${value}`;
  return group !== undefined && isTextKey(key) ? say(key) : value;
}

/** A limit is said exactly: 90 days, not "2 months". */
function ageLimit(say: Say, hours: number): string {
  if (hours < 2 * HOURS_PER_DAY) return say('time.hours', { count: hours });
  return say('time.days', { count: Math.round(hours / HOURS_PER_DAY) });
}

function isQuantity(name: string, value: Params[string]): value is number {
  return typeof value === 'number' && /value$/i.test(name);
}

function quantityOf(name: string, value: number, params: Params): Quantity {
  const unit = params[name.replace(/Value$/, 'Unit').replace(/^value$/, 'unit')];
  return { value, unit: typeof unit === 'string' && unit !== '' ? unit : '1' };
}

/** An id that the knowledge no longer knows is shown readable rather than dropped: `potassium-chloride` as "potassium chloride". */
export function substanceName(id: string, { names, locale }: Pick<MessageContext, 'names' | 'locale'>): string {
  return (
    names(id)?.[locale] ??
    id
      .replace(/[-_]+/g, ' ')
      .replace(/([a-z])([A-Z])/g, (_all, before: string, after: string) => `${before} ${after.toLowerCase()}`)
  );
}

function analyteName(say: Say, name: string): string {
  const known = analyte.safeParse(name);
  return known.success ? say(`analyte.${known.data}`) : name;
}

function isComparator(value: string): value is keyof typeof COMPARATOR_KEYS {
  return Object.hasOwn(COMPARATOR_KEYS, value);
}
