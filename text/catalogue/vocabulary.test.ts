import { expect, test } from 'vitest';
import { inputNames } from '../../clinical/messages.ts';
import { allergyRecord } from '../../schema/chart/allergy.ts';
import { administration } from '../../schema/chart/administration.ts';
import { feedName } from '../../schema/chart/chart.ts';
import { medicationOrder, orderStatus } from '../../schema/chart/medicationOrder.ts';
import { observation } from '../../schema/chart/observation.ts';
import { route } from '../../schema/chart/route.ts';
import { answerCode } from '../../schema/events/answer.ts';
import { interventionOutcomeBody, interventionType, problemCode } from '../../schema/events/intervention.ts';
import { eventBody } from '../../schema/events/clinicalEvent.ts';
import { family } from '../../schema/family.ts';
import { analyte } from '../../schema/knowledge/analyte.ts';
import { cumulativeRiskRule } from '../../schema/knowledge/rules/cumulativeRisk.ts';
import { notAssessedReason } from '../../schema/review/notAssessed.ts';
import { severity, tier } from '../../schema/severity.ts';
import { refusalReason } from '../../schema/wire/push.ts';
import { user } from '../../schema/wire/session.ts';
import { wireFailure } from '../../schema/wire/failure.ts';
import type { IpcFailure } from '../../schema/ipc/ipcTable.ts';
import { createText } from '../createText.ts';
import { isTextKey } from '../message/createSay.ts';
import type { TextKey } from '../message/say.ts';

const VOCABULARIES: readonly (readonly [string, readonly string[]])[] = [
  ['family', family.options],
  ['severity', severity.options],
  ['severityOfOneDrug', severity.options],
  ['signal', tier.options],
  ['tier', tier.options],
  ['analyte', analyte.options],
  ['analyteShort', analyte.options],
  ['input', inputNames],
  ['feed', feedName.options],
  ['route', route.options],
  ['order.status', orderStatus.options],
  ['order.category', medicationOrder.shape.category.options],
  ['administration', administration.shape.status.options],
  ['observation.status', observation.shape.status.options],
  ['allergies', allergyRecord.shape.state.options],
  ['answer', answerCode.options],
  ['problem', problemCode.options],
  ['interventionType', interventionType.options],
  ['interventionOutcome', interventionOutcomeBody.shape.outcome.options],
  ['event', eventBody.options.map((body) => body.shape.kind.value)],
  ['notAssessedReason', notAssessedReason.options],
  ['syndrome', cumulativeRiskRule.shape.syndrome.options],
  ['push.refused', refusalReason.options],
  ['wire.failure', wireFailure.shape.error.options],
  ['role', user.shape.role.options],
];

test.each(VOCABULARIES)('every word of the schema has a name: %s', (group, words) => {
  expect(words.length).toBeGreaterThan(0);
  expect(words.filter((word) => !isTextKey(`${group}.${word}`))).toEqual([]);
});

/** The codes of the shell are not exported as a list: the type checker proves that each has its sentence. */
const ipcKey = (code: IpcFailure['code']): TextKey => `ipc.failure.${code}`;

test('a refusal of the shell is a sentence', () => {
  expect(createText('fr').say(ipcKey('wait'), { waitSeconds: 1 })).toBe(
    'Trop de tentatives. Réessayez dans 1 seconde.',
  );
  expect(createText('en').say(ipcKey('unsentActs'), { unsent: 3 })).toBe(
    '3 acts have not been sent yet. Send first: this would lose them. If the server cannot be reached: unlock, and write a rescue file from the list of what is unsent.',
  );
});

test('the French names of the levels are those of the national thesaurus', () => {
  const fr = createText('fr');
  expect(severity.options.map((level) => fr.severity(level))).toEqual([
    'Contre-indication',
    'Association déconseillée',
    'Précaution d’emploi',
    'À prendre en compte',
  ]);
  expect(fr.severity('notRecommended', 'oneDrug')).toBe('Déconseillé');
});

test('potassium has its symbol', () => {
  expect(createText('en').analyteShort('potassium')).toBe('K⁺');
  expect(createText('fr').analyte('potassium')).toBe('potassium');
  expect(createText('en').input('weight')).toBe('weight');
  expect(createText('fr').input('potassium-chloride')).toBe('potassium chloride');
});
