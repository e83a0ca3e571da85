import { codeSystems } from '../../../schema/coding.ts';
import type { KnowledgePack } from '../../../schema/knowledge/knowledgePack.ts';

type Group = KnowledgePack['conditionGroups'][number];

/** The conditions that texts of the thesaurus name, by ICD-10 (a history of ulcer has a code of its own) and SNOMED CT. */
export const ansmConditionGroups: readonly Group[] = [
  group(
    'pepticUlcer',
    'peptic ulcer, now or before',
    'ulcère gastro-duodénal, actuel ou ancien',
    ['K25', 'K26', 'K27', 'K28', 'Z871'],
    ['13200003', '397825006', '51868009'],
  ),
  group(
    'heartFailure',
    'heart failure',
    'insuffisance cardiaque',
    ['I50', 'I110', 'I130', 'I132'],
    ['84114007', '42343007', '88805009'],
  ),
  group(
    'acuteCoronarySyndrome',
    'acute coronary syndrome',
    'syndrome coronarien aigu',
    ['I200', 'I21', 'I22', 'I240'],
    ['394659003', '22298006', '401303003', '401314000', '4557003'],
  ),
  group('liverFailure', 'liver failure', 'insuffisance hépatique', ['K704', 'K711', 'K72', 'K767'], ['59927004']),
  group(
    'alcoholUse',
    'harmful use of alcohol',
    "consommation d'alcool à risque",
    ['F10', 'K70', 'T51', 'Z721'],
    ['7200002', '15167005', '66590003'],
  ),
];

function group(id: string, en: string, fr: string, icd10Prefixes: string[], snomed: readonly string[]): Group {
  return { id, name: { en, fr }, codings: snomed.map((code) => ({ system: codeSystems.snomed, code })), icd10Prefixes };
}
