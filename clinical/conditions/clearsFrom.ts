import type { RuleCondition } from '../../schema/knowledge/condition.ts';
import type { DrugReference } from '../../schema/knowledge/drugReference.ts';
import type { Message } from '../../schema/review/message.ts';
import { substanceId, substanceIds } from '../families/substanceNames.ts';
import { stopOfAll } from '../families/stopOfAll.ts';
import { classKey } from '../knowledge/classKey.ts';
import type { Truth } from '../truth.ts';
import { type ConditionScope, endsOf } from './conditionScope.ts';
import { evaluateCondition } from './evaluateCondition.ts';

type Fact = Extract<RuleCondition, { fact: string }>;
type Comparator = '<' | '<=' | '>=' | '>';

/** More drugs than this are no advice. */
const MOST_NAMED = 5;

/**
 * What somebody could change so that a condition no longer holds; each message is enough by itself. Facts that nobody changes (an age, a
 * diagnosis, a pregnancy) give none. Only facts that hold now are turned: what is unknown is asked for elsewhere.
 */
export function clearsFrom(condition: RuleCondition, scope: ConditionScope): readonly Message[] {
  return turned(condition, 'no', scope);
}

function turned(condition: RuleCondition, wanted: 'yes' | 'no', scope: ConditionScope): readonly Message[] {
  if ('not' in condition) return turned(condition.not, wanted === 'yes' ? 'no' : 'yes', scope);
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : null;
  if (parts === null) return turnedFact(condition as Fact, wanted, scope);
  const breaksByOne = 'all' in condition ? wanted === 'no' : wanted === 'yes';
  if (breaksByOne) return parts.flatMap((part) => turned(part, wanted, scope));
  // All parts must turn: one message can promise that only where a single part stands in the way.
  const inTheWay = parts.filter((part) => truthOf(part, scope) !== wanted);
  const [only] = inTheWay;
  return only !== undefined && inTheWay.length === 1 ? turned(only, wanted, scope) : [];
}

function truthOf(condition: RuleCondition, scope: ConditionScope): Truth {
  const { missing: _collected, ...quietly } = scope;
  return evaluateCondition(condition, quietly, []);
}

function turnedFact(fact: Fact, wanted: 'yes' | 'no', scope: ConditionScope): readonly Message[] {
  const now = truthOf(fact, scope);
  if (now === wanted || now === 'unknown') return [];
  switch (fact.fact) {
    case 'dailyDose':
    case 'singleDose': {
      const kind = fact.fact === 'dailyDose' ? 'DailyDose' : 'SingleDose';
      const sign = wanted === 'yes' ? fact.comparator : opposite[fact.comparator];
      return endsOf(fact.of, scope).map(({ substance }) => ({
        key: doseKeys[kind][sign],
        params: { substance: substanceId(scope.knowledge, substance), value: fact.value.value, unit: fact.value.unit },
      }));
    }
    case 'observation': {
      const { analyte, value } = fact;
      const key = resultKeys[wanted === 'yes' ? fact.comparator : opposite[fact.comparator]];
      return [{ key, params: { analyte, value: value.value, unit: value.unit } }];
    }
    case 'creatinineClearance':
    case 'estimatedGfr': {
      const isToRise = fact.comparator.startsWith('<') === (wanted === 'no');
      const estimate = fact.fact === 'estimatedGfr' ? 'ckdEpi' : 'cockcroftGault';
      return isToRise
        ? [{ key: 'clears.renalFunction', params: { value: fact.mlPerMinute, unit: 'mL/min', estimate } }]
        : [];
    }
    case 'route':
      if (wanted === 'yes') return [];
      return endsOf(fact.of, scope).map(({ substance }) => ({
        key: 'clears.otherRoute',
        params: { substance: substanceId(scope.knowledge, substance), routes: fact.in },
      }));
    case 'treatmentDays':
      if (!fact.comparator.startsWith('>') || wanted === 'yes') return [];
      return endsOf(fact.of, scope).map(({ substance }) => ({
        key: 'clears.duration',
        params: {
          substance: substanceId(scope.knowledge, substance),
          days: fact.comparator === '>' ? fact.days : fact.days - 1,
        },
      }));
    case 'coMedication':
      return wanted === 'no' ? [stopOfAll(presentOf(fact.drug, scope))] : givenOf(fact.drug, scope);
    default:
      return [];
  }
}

const opposite: Readonly<Record<Comparator, Comparator>> = { '<': '>=', '<=': '>', '>=': '<', '>': '<=' };
const resultKeys: Readonly<Record<Comparator, string>> = {
  '<': 'clears.resultBelow',
  '<=': 'clears.resultAtMost',
  '>=': 'clears.resultAtLeast',
  '>': 'clears.resultAbove',
};
const doseKeys: Readonly<Record<'DailyDose' | 'SingleDose', Readonly<Record<Comparator, string>>>> = {
  DailyDose: {
    '<': 'clears.belowDailyDose',
    '<=': 'clears.dailyDose',
    '>=': 'clears.lowDailyDose',
    '>': 'clears.aboveDailyDose',
  },
  SingleDose: {
    '<': 'clears.belowSingleDose',
    '<=': 'clears.singleDose',
    '>=': 'clears.lowSingleDose',
    '>': 'clears.aboveSingleDose',
  },
};

function membersOf(drug: DrugReference, { knowledge, pack }: ConditionScope): readonly number[] {
  if ('class' in drug) return knowledge.classes.get(classKey(pack, drug.class))?.list ?? [];
  return knowledge.numberById.has(drug.substance) ? [knowledge.numberById.get(drug.substance) ?? -1] : [];
}

/** Those that are given now: the fact holds while one of them is left. */
function presentOf(drug: DrugReference, scope: ConditionScope): readonly string[] {
  const wanted = new Set(membersOf(drug, scope));
  const given = scope.facts.lines.filter((line) => line.given && line.startMs <= scope.facts.nowMs);
  return substanceIds(
    scope.knowledge,
    given.flatMap((line) => line.substances.filter((number) => wanted.has(number))),
  );
}

function givenOf(drug: DrugReference, scope: ConditionScope): readonly Message[] {
  const substances = substanceIds(scope.knowledge, membersOf(drug, scope));
  return substances.length === 0 || substances.length > MOST_NAMED
    ? []
    : [{ key: 'clears.given', params: { substances } }];
}
