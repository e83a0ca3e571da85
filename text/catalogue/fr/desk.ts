import type { deskEn } from '../en/desk.ts';

export const deskFr: Readonly<Record<keyof typeof deskEn, string>> = {
  'desk.failure.databaseRebuilt':
    'La copie locale était endommagée et se recharge. Tout ce que vous avez écrit est conservé dans le journal.',
  'desk.failure.databaseUnavailable':
    'La copie locale ne peut pas être ouverte. Rien n’a été supprimé. Fermez les autres fenêtres du programme et relancez-le ; si cela persiste, prévenez le service informatique.',
  'desk.failure.diskFull':
    'Le disque de cet ordinateur est plein. Ce qui était enregistré est conservé ; aucun nouvel acte ne peut l’être. Libérez de la place.',
  'desk.failure.capabilityVoid': 'Ce poste a été verrouillé. Déverrouillez-le pour continuer.',
  'desk.failure.defect':
    'Le programme a rencontré une erreur et a cessé l’analyse. Ce que vous avez écrit est conservé. Relancez-le ; si cela revient, prévenez le service informatique.',
  'desk.change.newOrder': 'Prescription : {drug}',
  'desk.change.stoppedOrder': 'Arrêt : {drug}',
  'desk.change.changedOrder': 'Modification : {drug}',
  'desk.change.suspendedOrder': 'Suspension : {drug}',
  'desk.change.resumedOrder': 'Reprise : {drug}',
  'desk.change.newResult': '{analyte} {value}',
  'desk.change.correctedResult': 'Résultat corrigé : {analyte} {value}',
  'desk.change.newResults': '{count, plural, one {# résultat} other {# résultats}}',
  'desk.change.otherResults': '{count, plural, one {# autre résultat} other {# autres résultats}}',
  'desk.change.newOrders':
    '{count, plural, one {# autre prescription modifiée} other {# autres prescriptions modifiées}}',
  'desk.change.newAllergy': 'Nouvelle allergie : {substance}',
  'desk.change.allergiesChanged': 'Allergies modifiées',
  'desk.change.newCondition': 'Nouvelle pathologie : {condition}',
  'desk.change.movedWard': 'Transféré depuis {ward}',
  'desk.change.movedBed': 'Changé de lit : {bed}',
  'desk.change.newPatient': 'Nouveau dans le service',
  'desk.change.reopened': '{count, plural, one {# ligne à revoir} other {# lignes à revoir}}',
  'desk.change.newWeight': 'Nouveau poids : {value}',
  'desk.change.newAct': '{author} : {act}',
  'desk.write.notStarted': 'Le poste n’est pas encore prêt. Rien n’a été enregistré ; réessayez dans un instant.',
  'desk.write.diskFull': 'Non enregistré : le disque de cet ordinateur est plein. Libérez de la place, puis réessayez.',
  'desk.write.journalFailed':
    'Non enregistré : le journal de sécurité ne peut pas être écrit. Réessayez ; si cela persiste, prévenez le service informatique.',
  'desk.write.databaseFailed':
    'Non enregistré : la copie locale ne peut pas être écrite. Réessayez ; si cela persiste, prévenez le service informatique.',
  'desk.write.unknownChart': 'Non enregistré : ce patient n’est plus dans vos services.',
  'desk.write.unknownOrder': 'Non enregistré : cette ligne n’est plus dans le dossier. Relisez le dossier.',
  'desk.write.unknownFinding': 'Non enregistré : cette alerte a changé entre-temps. Relisez-la.',
  'desk.write.orderStopped': 'Non enregistré : cette ligne a été arrêtée entre-temps.',
  'desk.write.locked': 'Non enregistré : ce poste est verrouillé.',
  'desk.write.notReviewed': 'Non enregistré : l’analyse de ce dossier est en cours. Réessayez dans un instant.',
  'desk.write.mustAnswerFirst': 'Non enregistré : il faut d’abord répondre à une alerte sur cette ligne.',
  'desk.write.invalid': 'Non enregistré : un élément manque ou est trop long.',
  'desk.write.notAllowed': 'Non enregistré : vous n’avez pas le droit d’agir dans ce service.',
};
