import type { DrugReference } from '../../../schema/knowledge/drugReference.ts';
import type { SubstanceClass, Substance } from '../../../schema/knowledge/knowledgePack.ts';
import type { LocalisedText } from '../../../schema/localisedText.ts';
import type { RuleAction } from '../../../schema/knowledge/ruleAction.ts';
import type { Modifier } from '../../../schema/knowledge/ruleBase.ts';

/** What a rule may refer to by name. */
export type Names = {
  readonly drug: (id: string) => DrugReference | null;
  readonly nameOf: (reference: DrugReference) => LocalisedText;
  readonly phrases: ReadonlyMap<string, RuleAction>;
  readonly modifiers: ReadonlyMap<string, Omit<Modifier, 'id' | 'when'> & { readonly when?: unknown }>;
  readonly conditions: ReadonlyMap<string, unknown>;
};

export function drugNames(
  substances: readonly Substance[],
  classes: readonly SubstanceClass[],
): Pick<Names, 'drug' | 'nameOf'> {
  const substanceNames = new Map(substances.map((entry) => [entry.id, entry.name]));
  const classNames = new Map(classes.map((entry) => [entry.id, entry.name]));
  return {
    drug: (id) => (classNames.has(id) ? { class: id } : substanceNames.has(id) ? { substance: id } : null),
    nameOf: (reference) => {
      const id = 'class' in reference ? reference.class : reference.substance;
      return ('class' in reference ? classNames.get(id) : substanceNames.get(id)) ?? { en: id, fr: id };
    },
  };
}
