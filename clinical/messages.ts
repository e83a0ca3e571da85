/**
 * Every message key that the engine can produce, with the names of its parameters. The sentences are in `text/`, in both
 * languages, and a test there fills each key with these parameters.
 *
 * A parameter's name says what it holds:
 * - `substance…`  one substance id of the pack; `substances…` a list of them: shown by their names in the reader's language
 * - `analyte…`    one analyte of `schema/knowledge/analyte.ts`
 * - `value`, `unit`, and with a prefix `limitValue`, `limitUnit`: a quantity; always both
 * - `at…`         an instant (ISO string)
 * - `family`, `severity…`, `tier…`, `reason`, `feed`, `syndrome`, `comparator`, `input`, `code`, `estimate`, `setting`: a word of the schema
 * - `count`, `days`, `hours`, `stage`: a number
 * - `text…`       words of the chart or of a pack, shown as they are
 *
 * `syndrome` is one of `cumulativeRiskRule.syndrome`. `estimate` is `cockcroftGault`, `ckdEpi` or `schwartz`. `input` is an
 * analyte, a feed name, or one of `inputNames` below.
 */
export const clinicalMessages = {
  'finding.interaction': ['substanceA', 'substanceB'],
  'finding.cumulativeRisk': ['syndrome', 'substances'],
  'finding.syndromeWithResult': ['syndrome', 'analyte', 'value', 'unit', 'substances'],
  'finding.allergy.sameSubstance': ['substance', 'textAllergen'],
  'finding.allergy.sameClass': ['substance', 'textAllergen'],
  'finding.allergy.crossReactive': ['substance', 'textAllergen'],
  'finding.allergy.excipient': ['substance', 'textAllergen'],
  'finding.duplicate.sameSubstance': ['substance', 'count'],
  'finding.duplicate.sameClass': ['substances'],
  'finding.duplicate.sameGroup': ['substances', 'code'],
  'finding.renal.dailyDose': ['substance', 'value', 'unit', 'limitValue', 'limitUnit'],
  'finding.renal.singleDose': ['substance', 'value', 'unit', 'limitValue', 'limitUnit'],
  'finding.renal.interval': ['substance', 'hours', 'limitHours'],
  'finding.renal.avoid': ['substance', 'value', 'unit', 'estimate'],
  'finding.renal.dialysis': ['substance'],
  'finding.laboratory.high': ['analyte', 'value', 'unit', 'substances'],
  'finding.laboratory.low': ['analyte', 'value', 'unit', 'substances'],
  'finding.laboratory.acuteKidneyInjury': ['stage', 'substances'],
  'finding.orderRule': ['substance', 'textEn', 'textFr'],
  'finding.ofPatient': ['textEn', 'textFr'],
  'finding.monitoring.never': ['analyte', 'substances'],
  'finding.monitoring.overdue': ['analyte', 'days', 'substances'],

  'notAssessed.noKnowledge': ['family'],
  'notAssessed.knowledgeExpired': ['textPack', 'at'],
  'notAssessed.unrecognised': ['textMedication'],
  'notAssessed.partlyRecognised': ['textMedication', 'substances'],
  'notAssessed.codesDisagree': ['textMedication', 'substancesByCode', 'substancesByText'],
  'notAssessed.notCovered': ['substances', 'family'],
  'notAssessed.missing': ['input'],
  'notAssessed.input': ['input', 'reason'],
  'notAssessed.resultMissing': ['analyte'],
  'notAssessed.resultStale': ['analyte', 'value', 'unit', 'at', 'hours'],
  'notAssessed.resultUndated': ['analyte', 'value', 'unit'],
  'notAssessed.resultUnusable': ['analyte', 'value', 'unit'],
  'notAssessed.resultLimitOnly': ['analyte', 'comparator', 'value', 'unit'],
  'notAssessed.creatinineCourseMissing': [],
  'notAssessed.renalNotSteady': ['stage'],
  'notAssessed.renalDialysis': [],
  'notAssessed.renalUnderOneYear': [],
  'notAssessed.doseUnknown': ['substance'],
  'notAssessed.historyTooShort': ['analyte', 'at'],
  'notAssessed.allergiesNotRecorded': [],
  'notAssessed.allergiesUnavailable': [],
  'notAssessed.allergenUnrecognised': ['textAllergen'],
  'notAssessed.feedStale': ['feed', 'at'],
  'notAssessed.feedNever': ['feed'],
  'notAssessed.clockUntrusted': [],

  'clears.stopAny': ['substances'],
  'clears.stop': ['substance'],
  'clears.resultBelow': ['analyte', 'value', 'unit'],
  'clears.resultAtMost': ['analyte', 'value', 'unit'],
  'clears.resultAbove': ['analyte', 'value', 'unit'],
  'clears.resultAtLeast': ['analyte', 'value', 'unit'],
  'clears.kidneyRecovery': [],
  'clears.dailyDose': ['substance', 'value', 'unit'],
  'clears.singleDose': ['substance', 'value', 'unit'],
  'clears.interval': ['substance', 'hours'],
  'clears.renalFunction': ['value', 'unit', 'estimate'],
  'clears.resultWithin': ['analyte', 'days'],
  'clears.allergyRefuted': ['textAllergen'],
  'clears.oneLineOnly': ['substances'],

  'priority.mustAnswer': ['count'],
  'priority.findings': ['count', 'severity'],
  'priority.notAssessed': ['count'],
  'priority.nextDose': ['at'],
  'priority.changed': ['at'],

  'reopened.orderChanged': [],
  'reopened.analyteCrossed': ['analyte', 'comparator', 'limitValue', 'limitUnit', 'value', 'unit', 'at'],
  'reopened.newFinding': ['family', 'substances', 'severity'],
  'reopened.findingGone': ['family'],
  'reopened.analyteBack': ['analyte', 'value', 'unit', 'at'],
  'reopened.severityChanged': ['family', 'severityFrom', 'severityTo'],
  'reopened.tierChanged': ['family', 'tierFrom', 'tierTo'],
  'reopened.ruleChanged': ['family'],
  'reopened.bandChanged': ['family'],
  'reopened.nowNotAssessed': ['family', 'reason', 'input'],
  'reopened.nowAssessed': ['family'],

  'newSince.result': ['analyte', 'value', 'unit', 'at'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Inputs that are neither an analyte nor a feed: what `notAssessed.input` can also be. */
export const inputNames = [
  'medication',
  'coverage',
  'allergies',
  'allergen',
  'birthDate',
  'sex',
  'dose',
  'knowledge',
  'family',
  'clock',
  'renalFunction',
  'dialysis',
  'treatmentStart',
  'resultHistory',
  'conditions',
  'pregnancy',
  'lactation',
  'liverFunction',
  'phenotype',
  'indication',
  'route',
  'start',
  'end',
  'dosageForm',
  'administrationTimes',
  'medicationHistory',
] as const;
