import type { DrugReference } from '../../../schema/knowledge/drugReference.ts';
import type { Rule } from '../../../schema/knowledge/knowledgePack.ts';
import type { LocalisedText } from '../../../schema/localisedText.ts';
import type { AnsmRule } from './ansmSource.ts';
import { classNameEn } from './classNames.ts';

export const SOURCE_ID = 'ansm';

/** What the rules of an edition are written with. */
export type Writing = { readonly edition: string; readonly names: ReadonlyMap<string, LocalisedText> };

/** No pair of ends occurs twice in an edition; an id that is both a substance and a class tells them apart by its type. */
export function ruleId(rule: AnsmRule, kind = 'ansm'): string {
  const part = (end: AnsmRule['a']) => (end.type === 'class' ? `[${end.id}]` : end.id);
  return `${kind}: ${part(rule.a)} + ${part(rule.b)}`;
}

export function referenceOf(end: AnsmRule['a']): DrugReference {
  return end.type === 'class' ? { class: end.id } : { substance: end.id };
}

export function nameOfEnd(end: AnsmRule['a'], { names }: Writing): LocalisedText {
  if (end.type === 'class') return { en: classNameEn(end.id), fr: end.id };
  return (end.type === 'substance' ? names.get(end.id) : undefined) ?? { en: end.id, fr: end.id };
}

/** What every rule of the thesaurus has alike, whatever its family. */
export function ruleParts(
  rule: AnsmRule,
  id: string,
  writing: Writing,
): Pick<Rule, 'id' | 'evidenceLevel' | 'citations' | 'modifiers' | 'monitor'> {
  const pair = [rule.a, rule.b].map((end) => nameOfEnd(end, writing).fr).join(' + ');
  return {
    id,
    evidenceLevel: 'probable',
    citations: [
      {
        sourceId: SOURCE_ID,
        text: `ANSM, Thésaurus des interactions médicamenteuses, édition ${writing.edition} : ${pair}`.slice(0, 500),
      },
    ],
    modifiers: [],
    monitor: [],
  };
}
