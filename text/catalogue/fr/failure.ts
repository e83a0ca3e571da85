import type { failureEn } from '../en/failure.ts';

export const failureFr: Readonly<Record<keyof typeof failureEn, string>> = {
  'ipc.failure.wrongPassword': 'L’identifiant ou le mot de passe est incorrect.',
  'ipc.failure.wait': 'Trop de tentatives. Réessayez dans {waitSeconds, plural, one {# seconde} other {# secondes}}.',
  'ipc.failure.serverUnreachable':
    'Le serveur est injoignable. Votre travail sur ce poste est conservé. Vérifiez le réseau, puis réessayez.',
  'ipc.failure.notAWardlightServer':
    'Cette adresse répond, mais ce n’est pas un serveur Wardlight. Vérifiez l’adresse.',
  'ipc.failure.protocolTooOld':
    'Ce programme est trop ancien pour le serveur. Votre travail non envoyé est conservé. Demandez la mise à jour au service informatique.',
  'ipc.failure.leaseExpired':
    'La durée de travail sans le serveur est écoulée. Rien n’est perdu. Connectez-vous au réseau et identifiez-vous.',
  'ipc.failure.profileDamaged':
    'Les données de ce poste ne peuvent pas être ouvertes. Rien n’a été supprimé. Prévenez le service informatique et laissez ce poste en l’état.',
  'ipc.failure.diskFull':
    'Le disque de cet ordinateur est plein. Ce qui était enregistré est conservé. Libérez de la place, puis réessayez.',
  'ipc.failure.unsentActs':
    '{unsent, plural, one {# acte n’a} other {# actes n’ont}} pas encore été envoyé. Envoyez d’abord : cette action les perdrait. Si le serveur reste injoignable : déverrouillez, puis écrivez un fichier de secours depuis la liste de ce qui n’est pas envoyé.',
  'ipc.failure.notAllowed': 'Cette action n’est pas possible maintenant.',
  'ipc.failure.otherUser': 'Ce poste est inscrit au nom d’une autre personne.',
  'wire.failure.invalidRequest': 'Le serveur n’a pas compris la demande. Rien n’a été modifié. (référence {reference})',
  'wire.failure.unauthenticated':
    'La session avec le serveur est terminée. Identifiez-vous de nouveau ; votre travail est conservé.',
  'wire.failure.forbidden': 'Vous n’avez pas le droit de faire cela.',
  'wire.failure.notFound': 'Le serveur ne connaît pas cet élément.',
  'wire.failure.conflict': 'Une autre personne a modifié ceci en même temps. Les deux versions sont conservées.',
  'wire.failure.tooLarge': 'Cet envoi est trop volumineux pour le serveur.',
  'wire.failure.protocolTooOld':
    'Ce programme est trop ancien pour le serveur. Votre travail non envoyé est conservé. Demandez la mise à jour au service informatique.',
  'wire.failure.busy': 'Le serveur est occupé. Un nouvel essai sera fait automatiquement.',
  'wire.failure.unavailable': 'Le serveur n’est pas disponible. Un nouvel essai sera fait automatiquement.',
  'wire.failure.internal': 'Le serveur a rencontré une erreur. Un nouvel essai sera fait. (référence {reference})',
  'push.refused.invalid':
    'Le serveur n’a pas pu lire cet acte. Il est conservé ici ; prévenez le service informatique.',
  'push.refused.forbidden':
    'Vous n’avez plus le droit d’agir dans ce service. L’acte est conservé ici ; il n’a pas été enregistré.',
  'push.refused.unknownChart': 'Le serveur ne connaît plus ce patient. L’acte est conservé ici.',
  'push.refused.unknownReference':
    'Cet acte se rapporte à un autre que le serveur n’a pas encore. Il est conservé ici et sera renvoyé.',
  'push.refused.digestMismatch':
    'Cet acte a été altéré en chemin ou sur ce disque. Il est conservé ici ; saisissez-le de nouveau et prévenez le service informatique.',
  'push.refused.tooLarge': 'Cet acte est trop long pour le serveur. Raccourcissez-le et saisissez-le de nouveau.',
  'push.refused.idReused':
    'Le serveur détient un autre acte sous le même numéro. Celui-ci est conservé ici ; prévenez le service informatique.',
  'push.conflict':
    'Une autre personne a modifié la même chose entre-temps. Les deux versions sont conservées ; choisissez.',
  'message.missing': 'Texte indisponible dans cette version.',
  'ipc.failure.certificateNotTrusted':
    'L’identité du serveur n’est pas sûre : son certificat n’est pas accepté sur ce poste. Rien n’a été envoyé. Prévenez le service informatique.',
};
