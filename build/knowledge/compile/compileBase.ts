import type { z } from 'zod';
import type { LocalisedText } from '../../../schema/localisedText.ts';
import type { RuleAction } from '../../../schema/knowledge/ruleAction.ts';
import type { Modifier, ruleBase } from '../../../schema/knowledge/ruleBase.ts';
import { expandCondition } from './expandCondition.ts';
import type { Names } from './names.ts';
import type { CommonSource } from './sourceFormat.ts';

export type RuleBase = z.infer<typeof ruleBase>;
/** Says what is wrong with the rule at hand. */
export type Complain = (detail: string) => void;
/** What a file says for all of its rules. */
export type FileDefaults = {
  readonly topic: string;
  readonly evidence?: RuleBase['evidenceLevel'] | undefined;
  readonly monitor?: readonly string[] | undefined;
  readonly syndrome?: CommonSource['syndrome'];
};
/** Words in braces in a text (`{a}`) and the names that take their place. */
export type Filling = Readonly<Record<string, LocalisedText>>;

/** What every rule has, from an entry and the defaults of its file. */
export function compileBase(
  id: string,
  source: CommonSource,
  defaults: FileDefaults,
  names: Names,
  filling: Filling,
  complain: Complain,
): RuleBase {
  const syndrome = source.syndrome ?? defaults.syndrome ?? 'none';
  return {
    id,
    hazard: fill({ en: source.en, fr: source.fr }, filling),
    ...(source.consequence === undefined ? {} : { consequence: fill(source.consequence, filling) }),
    ...(source.mechanism === undefined ? {} : { mechanism: fill(source.mechanism, filling) }),
    actions: compileActions(source.actions, names, filling, complain),
    evidenceLevel: source.evidence ?? defaults.evidence ?? 'established',
    citations: source.cite.map((cited) => compileCitation(cited, complain)),
    modifiers: (source.modifiers ?? []).flatMap((modifier) => compileModifier(modifier, names, complain)),
    monitor: [...(source.monitor ?? defaults.monitor ?? [])],
    ...(syndrome === 'none' ? {} : { syndrome }),
  };
}

export function compileActions(
  written: CommonSource['actions'],
  names: Names,
  filling: Filling,
  complain: Complain,
): RuleAction[] {
  return written.map((action) => {
    const text = typeof action === 'string' ? names.phrases.get(action) : action;
    if (text === undefined) complain(`no phrase ${JSON.stringify(action)} in phrases.yaml`);
    if (text === undefined) return { en: '?', fr: '?' };
    return { ...fill(text, filling), ...(text.preventive === true ? { preventive: true } : {}) };
  });
}

/** `smpc: Zocor, section 4.3`: the source before the first colon, then the place in it. */
function compileCitation(written: string, complain: Complain): RuleBase['citations'][number] {
  const [, sourceId, text, url] = /^([A-Za-z0-9]+): (.+?)(?: (https:\/\/\S+))?$/.exec(written) ?? [];
  if (sourceId === undefined || text === undefined) complain(`citation not understood: ${written}`);
  return { sourceId: sourceId ?? '?', text: text ?? '?', ...(url === undefined ? {} : { url }) };
}

function compileModifier(
  written: NonNullable<CommonSource['modifiers']>[number],
  names: Names,
  complain: Complain,
): Modifier[] {
  const named = typeof written === 'string' ? names.modifiers.get(written) : written;
  if (named === undefined) {
    complain(`no modifier ${JSON.stringify(written)} in modifiers.yaml`);
    return [];
  }
  const when = expandCondition(named.when, names);
  if (typeof when === 'string') {
    complain(when);
    return [];
  }
  const id = typeof written === 'string' ? written : written.id;
  return [
    { id, when, effect: named.effect, reason: named.reason, ...(named.to === undefined ? {} : { to: named.to }) },
  ];
}

/** French elides before a vowel and before the h of drug names: "de {a}" becomes "d'apixaban", "d'halopéridol". */
const elides = /^[aeiouyéèêœh]/i;

export function fill(text: LocalisedText, filling: Filling): LocalisedText {
  const inLanguage = (language: 'en' | 'fr') =>
    text[language].replaceAll(/(\bde )?\{(\w+)\}/g, (whole, of: string | undefined, key: string) => {
      const name = filling[key]?.[language];
      if (name === undefined) return whole;
      return language === 'fr' && of !== undefined && elides.test(name) ? `d'${name}` : `${of ?? ''}${name}`;
    });
  return { en: capitalised(inLanguage('en')), fr: capitalised(inLanguage('fr')) };
}

// A sentence may begin with the name of a drug, which is written without a capital.
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
