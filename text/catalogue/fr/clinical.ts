import type { clinicalEn } from '../en/clinical.ts';

export const clinicalFr: Readonly<Record<keyof typeof clinicalEn, string>> = {
  'finding.interaction': '{substanceA} avec {substanceB}',
  'finding.cumulativeRisk': '{syndrome} : {substances}',
  'finding.syndromeWithResult': '{syndrome} ({analyte} {value}) : {substances}',
  'finding.allergy.sameSubstance': '{substance} : prescription malgré une allergie connue, « {textAllergen} »',
  'finding.allergy.sameClass': '{substance} : même classe qu’une allergie connue : « {textAllergen} »',
  'finding.allergy.crossReactive':
    '{substance} : réaction croisée possible avec une allergie connue : « {textAllergen} »',
  'finding.allergy.excipient': '{substance} : contient un excipient d’une allergie connue : « {textAllergen} »',
  'finding.duplicate.sameSubstance': '{substance} sur {count, plural, one {# ligne} other {# lignes}}',
  'finding.duplicate.sameClass': 'Même classe en double : {substances}',
  'finding.duplicate.sameGroup': 'Même groupe thérapeutique ({code}) : {substances}',
  'finding.renal.dailyDose':
    '{substance} {value} par jour : au-dessus de la limite pour cette fonction rénale, {limitValue} par jour',
  'finding.renal.singleDose':
    '{substance} {value} par prise : au-dessus de la limite pour cette fonction rénale, {limitValue}',
  'finding.renal.interval':
    '{substance} toutes les {hours, plural, one {heures} other {# heures}} : cette fonction rénale demande {limitHours, plural, one {# heure} other {# heures}} ou plus',
  'finding.renal.avoid': '{substance} avec une fonction rénale de {value} ({estimate})',
  'finding.renal.dialysis': '{substance} chez un patient dialysé',
  'finding.dose.dailyDose': '{substance} {value} par jour : au-dessus du maximum de {limitValue} par jour',
  'finding.dose.singleDose': '{substance} {value} par prise : au-dessus du maximum de {limitValue} par prise',
  'finding.dose.weeklyDose': '{substance} {value} par semaine : au-dessus du maximum de {limitValue} par semaine',
  'finding.dose.lowDailyDose': '{substance} {value} par jour : en dessous du minimum usuel de {limitValue} par jour',
  'finding.dose.lowSingleDose':
    '{substance} {value} par prise : en dessous du minimum usuel de {limitValue} par prise',
  'finding.dose.rate': '{substance} {value} par heure : plus rapide que le maximum de {limitValue} par heure',
  'finding.dose.interval':
    '{substance} toutes les {hours, plural, one {heures} other {# heures}} : au moins {limitHours, plural, one {# heure} other {# heures}} entre deux prises',
  'finding.dose.longInterval':
    '{substance} seulement toutes les {hours, plural, one {heures} other {# heures}} : durée d’action de {limitHours, plural, one {# heure} other {# heures}}',
  'finding.dose.duration':
    '{substance} pendant {days, plural, one {# jour} other {# jours}} : maximum {limitDays, plural, one {# jour} other {# jours}}',
  'finding.children.avoid': '{substance} avant {years, plural, one {# an} other {# ans}}',
  'finding.children.avoidMonths': '{substance} avant {months, plural, other {# mois}}',
  'finding.opioidLoad': 'Opioïdes, {value} d’équivalent morphine par jour (limite {limitValue}) : {substances}',
  'finding.laboratory.high': '{analyte} à {value}, valeur haute : {substances}',
  'finding.laboratory.low': '{analyte} à {value}, valeur basse : {substances}',
  'finding.laboratory.acuteKidneyInjury': 'Insuffisance rénale aiguë, stade {stage} : {substances}',
  'finding.orderRule': '{substance} : {localisedAbout}',
  'finding.ofPatient': '{localisedAbout}',
  'finding.timeWindow':
    '{substanceB} alors que l’effet de {substanceA}, pourtant arrêté, persiste (jusqu’au {at})',
  'finding.intakesCollide':
    '{substanceA} ({textTimesA}) trop proche de {substanceB} ({textTimesB})',
  'finding.intakesUnavoidable':
    '{substanceA} et {substanceB} : une prise toutes les {hours, plural, one {heures} other {# heures}} ne laisse pas d’intervalle suffisant',
  'finding.infusionsMeet':
    '{substance} : pas dans la même voie que {substances}',
  'finding.infusionsForbidden':
    '{substance} avec {substances} par voie veineuse : à ne pas administrer à ce patient, quelle que soit la voie',
  'finding.diluent':
    '{substance} dans un solvant inadapté : {textDiluent}',
  'finding.monitoring.never': 'Aucun résultat pour {analyte} : {substances}',
  'finding.monitoring.overdue':
    '{analyte} : dernier résultat il y a {days, plural, one {# jour} other {# jours}} : {substances}',
  'notAssessed.noKnowledge': '{family} : aucune base de connaissances n’est chargée pour ces contrôles.',
  'notAssessed.knowledgeExpired': 'La base de connaissances « {textPack} » est périmée depuis {at}.',
  'notAssessed.unrecognised': '« {textMedication} » n’a pas été reconnu : aucun de ses contrôles n’a été fait.',
  'notAssessed.partlyRecognised':
    '« {textMedication} » : reconnu seulement en partie ({substances}) ; le reste n’a pas été contrôlé.',
  'notAssessed.codesDisagree':
    '« {textMedication} » : le code indique {substancesByCode}, le libellé indique {substancesByText}. Faites préciser.',
  'notAssessed.otherLineUnrecognised':
    '« {textMedication} » n’a pas été reconnu : rien n’a pu être contrôlé avec cette ligne.',
  'notAssessed.notCovered': '{family} : la base de connaissances ne couvre pas {substances}.',
  'notAssessed.groupNotCovered': 'Les connaissances ne couvrent pas {substances} pour : {families}.',
  'notAssessed.missing': 'Manquant : {input}',
  'notAssessed.input': '{input} : {reason}',
  'notAssessed.resultMissing': 'Aucun résultat : {analyte}',
  'notAssessed.resultStale':
    '{analyte} {value} ({at}) : trop ancien, la règle demande un résultat de moins de {hoursDuration}.',
  'notAssessed.resultUndated': '{analyte} {value} : heure de prélèvement absente.',
  'notAssessed.resultUnusable': '{analyte} {value} : inutilisable, vérifiez l’unité et la valeur.',
  'notAssessed.resultLimitOnly': '{analyte} : connu seulement comme {comparator} {value}.',
  'notAssessed.creatinineCourseMissing':
    'Une créatinine antérieure est nécessaire pour reconnaître une insuffisance rénale aiguë.',
  'notAssessed.renalNotSteady':
    'La fonction rénale évolue (insuffisance rénale aiguë, stade {stage}) : une estimation serait trompeuse.',
  'notAssessed.renalDialysis': 'En dialyse, l’estimation de la fonction rénale ne s’applique pas.',
  'notAssessed.renalUnderOneYear': 'Avant un an, la fonction rénale n’est pas estimée.',
  'notAssessed.doseUnknown': 'La dose journalière ne peut pas être établie : {substance}',
  'notAssessed.weightImplausible': 'Un poids de {value} ne correspond pas à l’âge : vérifiez la valeur et l’unité.',
  'notAssessed.noDoseForAge': 'La base ne contient pas de dose pour cet âge : {substance}',
  'notAssessed.historyTooShort': 'Les résultats ne remontent qu’à {at} : un plus ancien peut exister ({analyte}).',
  'notAssessed.medicationHistoryMissing':
    'L’ancienneté de l’historique des prescriptions est inconnue : un médicament arrêté peut encore agir.',
  'notAssessed.medicationHistoryShort':
    'Les prescriptions passées ne sont connues que depuis le {at} : un médicament arrêté avant peut encore agir.',
  'notAssessed.endUnknown':
    'Date de dernière prise inconnue pour « {textMedication} » : il peut encore agir.',
  'notAssessed.beforeSteadyState':
    '{analyte} {value} du {at} : prélèvement trop tôt après le début ou le dernier changement de dose.',
  'notAssessed.sampledAtOtherHour':
    '{analyte} {value} du {at} : prélèvement à une autre heure que celle des seuils.',
  'notAssessed.sampleHourUnknown':
    '{analyte} {value} du {at} : délai après la dose inconnu.',
  'notAssessed.allergiesNotRecorded': 'Personne n’a renseigné les allergies de ce patient.',
  'notAssessed.allergiesUnavailable': 'Les allergies n’ont pas pu être récupérées.',
  'notAssessed.allergenUnrecognised': 'L’allergie « {textAllergen} » n’a pas été reconnue : contrôlez à la main.',
  'notAssessed.feedStale': '{feed} : dernières nouvelles {at}. Des éléments récents peuvent manquer.',
  'notAssessed.feedNever': '{feed} : jamais reçu.',
  'notAssessed.clockUntrusted':
    'L’horloge de cet ordinateur n’est pas fiable : l’ancienneté des résultats n’est pas connue.',
  'clears.stopAny': 'arrêt de l’un de ces médicaments : {substancesOr}',
  'clears.otherRoute': 'autre voie que {routesOr} : {substance}',
  'clears.belowDailyDose': 'moins de {value} par jour : {substance}',
  'clears.aboveDailyDose': 'plus de {value} par jour : {substance}',
  'clears.belowSingleDose': 'moins de {value} par prise : {substance}',
  'clears.aboveSingleDose': 'plus de {value} par prise : {substance}',
  'clears.given': 'ajout d’un de ces médicaments : {substancesOr}',
  'clears.stopAll': 'arrêt de tous ces médicaments : {substances}',
  'clears.leaveAtMost': 'il reste au plus {count} de ces médicaments : {substances}',
  'clears.stop': 'arrêt de ce médicament : {substance}',
  'clears.resultBelow': '{analyte} : valeur inférieure à {value}',
  'clears.resultAtMost': '{analyte} : valeur de {value} au plus',
  'clears.resultAbove': '{analyte} : valeur supérieure à {value}',
  'clears.resultAtLeast': '{analyte} : valeur de {value} au moins',
  'clears.kidneyRecovery': 'la créatinine revient à sa valeur de base',
  'clears.dailyDose': '{substance} : {value} par jour au plus',
  'clears.singleDose': '{substance} : {value} par prise au plus',
  'clears.interval': '{substance} : {hours, plural, one {# heure} other {# heures}} ou plus entre les prises',
  'clears.weeklyDose': '{substance} : {value} par semaine au plus',
  'clears.lowDailyDose': '{substance} : {value} par jour au moins',
  'clears.lowSingleDose': '{substance} : {value} par prise au moins',
  'clears.rate': '{substance} : {value} par heure au plus',
  'clears.longInterval': '{substance} : {hours, plural, one {# heure} other {# heures}} au plus entre les prises',
  'clears.duration': '{substance} : traitement limité à {days, plural, one {# jour} other {# jours}}',
  'clears.opioidLoad': 'tous les opioïdes ensemble restent sous {value} d’équivalent morphine par jour',
  'clears.renalFunction': 'fonction rénale de {value} au moins ({estimate})',
  'clears.resultWithin':
    'un nouveau résultat arrive : {analyte}, de moins de {days, plural, one {# jour} other {# jours}}',
  'clears.dateReached':
    'le {at} est atteint',
  'clears.hoursApart':
    '{substanceA} est pris au moins {hours, plural, one {# heure} other {# heures}} avant, ou {limitHours, plural, one {# heure} other {# heures}} après {substanceB}',
  'clears.givenAt':
    '{substance} est pris à {textTimes}',
  'clears.separateLine':
    '{substance} passe par une voie séparée de {substances}',
  'clears.otherDiluent':
    '{substance} est dilué dans un autre solvant',
  'clears.allergyRefuted': 'l’allergie « {textAllergen} » est écartée',
  'clears.oneLineOnly': 'une seule de ces lignes reste : {substancesOr}',
  'priority.mustAnswer': '{count, plural, one {# alerte demande} other {# alertes demandent}} une réponse',
  'priority.findings': '{count, plural, one {# alerte} other {# alertes}}, la plus grave : {severity}',
  'priority.notAssessed': '{count, plural, one {# contrôle non évalué} other {# contrôles non évalués}}',
  'priority.nextDose': 'prochaine dose {at}',
  'priority.changed': 'modifié {at}',
  'reopened.orderChanged': 'la prescription a été modifiée',
  'reopened.analyteCrossed': '{analyte} {value} ({at}) : désormais {comparator} {limitValue}',
  'reopened.newFinding': 'nouvelle alerte ({family}, {severity}) : {substances}',
  'reopened.findingGone': 'une alerte a disparu ({family})',
  'reopened.analyteBack': '{analyte} revenu à {value} ({at})',
  'reopened.severityChanged': '{family} : niveau passé de « {severityFrom} » à « {severityTo} »',
  'reopened.tierChanged': '{family} : affichage modifié, avant « {tierFrom} », maintenant « {tierTo} »',
  'reopened.ruleChanged': '{family} : la règle elle-même a changé',
  'reopened.bandChanged': '{family} : une valeur a franchi une limite de la règle',
  'reopened.nowNotAssessed': '{family} : n’est plus évalué, {input} ({reason})',
  'reopened.nowAssessed': '{family} : non évalué auparavant, évalué maintenant',
  'whatIf.unknownOrder': 'Changement {count} : aucune prescription « {textId} » dans ce dossier.',
  'whatIf.orderExists': 'Changement {count} : une prescription « {textId} » est déjà dans le dossier.',
  'whatIf.emptyDrug': 'Changement {count} : le nouveau médicament de la prescription « {textId} » n’a ni nom ni code.',
  'whatIf.unknownAllergy': 'Changement {count} : aucune allergie « {textId} » dans ce dossier.',
  'whatIf.endsBeforeStart': 'Changement {count} : la prescription « {textId} » finirait avant de commencer.',
  'whatIf.nothingToChange': 'Il n’y a aucun changement à essayer.',
  'newSince.result': '{analyte} {value} ({at})',
  'comparator.below': 'inférieur à',
  'comparator.atMost': 'au plus égal à',
  'comparator.atLeast': 'au moins égal à',
  'comparator.above': 'supérieur à',
  'syndrome.qtProlongation': 'Allongement du QT',
  'syndrome.serotoninSyndrome': 'Syndrome sérotoninergique',
  'syndrome.bleeding': 'Saignement',
  'syndrome.sedationAndFalls': 'Sédation et chutes',
  'syndrome.anticholinergicBurden': 'Charge anticholinergique',
  'syndrome.hyperkalaemia': 'Hyperkaliémie',
  'syndrome.hypokalaemia': 'Hypokaliémie',
  'syndrome.hyponatraemia': 'Hyponatrémie',
  'syndrome.nephrotoxicity': 'Néphrotoxicité',
  'syndrome.bradycardia': 'Bradycardie',
  'syndrome.hypotension': 'Hypotension',
  'syndrome.seizureThreshold': 'Convulsions',
  'syndrome.ototoxicity': 'Ototoxicité',
  'syndrome.opioidAndSedative': 'Opioïde et sédatif',
  'syndrome.opioidLoad': 'Charge en opioïdes',
  'estimate.cockcroftGault': 'Cockcroft-Gault',
  'estimate.ckdEpi': 'CKD-EPI 2021',
  'estimate.schwartz': 'Schwartz',
};
