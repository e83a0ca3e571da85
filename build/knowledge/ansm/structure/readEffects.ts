import { foldedText } from '../foldedText.ts';
import { type ClauseContext, type EndName, endOf } from './clauseContext.ts';
import { matchAt } from './readDose.ts';

/** What happens to the concentration of one end. */
export type ConcentrationEffect = { readonly of: EndName; readonly direction: 'raised' | 'lowered' };

const change =
  /(augmentation|majoration|doublement|quadruplement|elevation|surdosage|diminution|baisse|reduction)((?:[, ]+(?:et |ou |du |de )*(?:possible|importante pour (?:la |le |l')[a-z]+|importantes?|important|double|tres|notable|considerable|moderee?|legere|parfois|eventuelle|eventuellement|selon l'inducteur|risque d'inefficacite|rapide|progressive|significative|significatif|moyen|probable|de moitie|du risque|accrue?|plus))*)(?: \([^)]*\))?,? (?:de |des |du |de la |de l')(?:la |les )?(?:concentrations?|taux|biodisponibilite)(?: (?:plasmatiques?|sanguines?|seriques?|circulantes?|maximales?|minimales?))*(?: et de l'efficacite)?/g;
/** "Réduction réciproque des concentrations plasmatiques", "... et de l'efficacité des deux anti-infectieux". */
const mutual =
  /(augmentation|diminution|reduction)(?: reciproque des concentrations| des concentrations plasmatiques(?: et de l'efficacite)? des deux )/g;
const bloodLevel =
  /(augmentation|diminution|majoration|baisse)[^.,:;(]{0,40}? de (?:la |l')(digoxinemie|lithiemie|lithemie|theophyllinemie)/g;
const drugOfLevel: Readonly<Record<string, string>> = {
  digoxinemie: 'digoxine',
  lithiemie: 'lithium',
  lithemie: 'lithium',
  theophyllinemie: 'theophylline',
};
const raising = /^(?:augmentation|majoration|doublement|quadruplement|elevation|surdosage)/;
const article = / ?(?:(?:de|du|des) )?(?:la |le |les |l'|d')?/y;

/** "Augmentation des concentrations plasmatiques de carbamazépine": which end, and which way. An end not named is not guessed. */
export function readEffects(mechanism: string, context: ClauseContext): readonly ConcentrationEffect[] {
  const text = foldedText(mechanism);
  const effects: ConcentrationEffect[] = [];
  for (const found of text.matchAll(change)) {
    const of = endNamedAt(text, found.index + found[0].length, context);
    if (of !== null) effects.push({ of, direction: raising.test(found[0]) ? 'raised' : 'lowered' });
  }
  for (const found of text.matchAll(mutual)) {
    const direction = raising.test(found[0]) ? 'raised' : 'lowered';
    effects.push({ of: 'a', direction }, { of: 'b', direction });
  }
  for (const found of text.matchAll(bloodLevel)) {
    const name = drugOfLevel[found[2] ?? ''];
    const of = name === undefined ? null : (endOf([[{ substance: name }]], context)?.of ?? null);
    if (of !== null) effects.push({ of, direction: raising.test(found[0]) ? 'raised' : 'lowered' });
  }
  return effects.filter(
    (one, index) => effects.findIndex((other) => other.of === one.of && other.direction === one.direction) === index,
  );
}

/** By name; else by a word for its kind that the name of the class holds ("la statine"). */
function endNamedAt(text: string, at: number, context: ClauseContext): EndName | null {
  const start = at + (matchAt(article, text, at)?.[0].length ?? 0);
  const name = context.vocabulary.nameAt(text, start);
  if (name !== null) return endOf([name.references], context)?.of ?? null;
  const [word] = matchAt(/\p{L}[\p{L}-]+(?: \p{L}[\p{L}-]+)?/uy, text, start) ?? [];
  return word === undefined ? null : context.endOfKind(word);
}
