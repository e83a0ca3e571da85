import type { rescueEn } from '../en/rescue.ts';

export const rescueFr: Readonly<Record<keyof typeof rescueEn, string>> = {
  'rescue.title': 'Fichier de secours',
  'rescue.what':
    'Si ce poste ne peut rien envoyer pendant longtemps, écrivez ce qui n’est pas envoyé dans un fichier et portez-le sur une clé USB à un autre poste de cet hôpital. Seul le serveur peut lire ce fichier. L’auteur et l’heure restent tels qu’écrits.',
  'rescue.write': 'Écrire un fichier de secours ({count, plural, one {# acte} other {# actes}})',
  'rescue.take': 'Reprendre un fichier de secours…',
  'rescue.working': 'En cours…',
  'rescue.written':
    '{count, plural, one {# acte est} other {# actes sont}} dans le fichier {path}. Copiez-le sur une clé USB. Les actes restent aussi ici et partiront d’ici quand le serveur répondra : c’est sans risque.',
  'rescue.unreadable':
    '{count, plural, one {# acte de ce poste n’a} other {# actes de ce poste n’ont}} pas pu être {count, plural, one {lu et n’est} other {lus et ne sont}} pas dans le fichier. Gardez ce poste et appelez le service informatique.',
  'rescue.taken':
    'Depuis {device} : {taken, plural, one {# acte repris} other {# actes repris}}, {alreadyThere} déjà là, {refused, plural, one {# refusé} other {# refusés}}.',
  'rescue.keepFile':
    'Gardez le fichier : ce qui est refusé n’existe que là, ou sur le poste d’origine. Son auteur y voit pourquoi ; un droit manque peut-être.',
  'rescue.failure.nothingUnsent': 'Tout est envoyé sur ce poste : il n’y a rien à secourir.',
  'rescue.failure.neverVouchedFor':
    'Il faut d’abord une connexion au serveur, et il n’y en a pas eu depuis l’installation de cette version. Ce qui n’est pas envoyé reste en sûreté sur ce poste.',
  'rescue.failure.diskFull': 'Le disque est plein : le fichier n’est pas écrit. Faites de la place et réessayez.',
  'rescue.failure.folderRefused':
    'Le dossier des fichiers de secours (« Wardlight rescue » dans votre dossier personnel) refuse l’écriture. Demandez au service informatique de l’autoriser.',
  'rescue.failure.notARescueFile': 'Ce n’est pas un fichier de secours de Wardlight. Choisissez le fichier écrit.',
  'rescue.failure.newerFormat':
    'Ce fichier vient d’une version plus récente de Wardlight. Le serveur doit d’abord être mis à jour.',
  'rescue.failure.truncated': 'Ce fichier est coupé : sa fin manque. Recopiez-le depuis le poste qui l’a écrit.',
  'rescue.failure.otherSite': 'Ce fichier est destiné à un autre établissement et ne peut pas être repris ici.',
  'rescue.failure.altered':
    'Ce fichier a été modifié ou abîmé et ne s’ouvre pas. Recopiez-le depuis le poste qui l’a écrit.',
  'rescue.failure.forged':
    'Ce fichier ne prouve pas qui a écrit ce qu’il contient. Rien n’est repris ; prévenez le service informatique.',
  'rescue.failure.unreachable': 'Le serveur ne répond pas. Gardez le fichier et réessayez quand il répondra.',
  'rescue.failure.signInNeeded':
    'Le serveur demande d’abord votre mot de passe : connectez-vous ci-dessus, puis choisissez de nouveau le fichier.',
};
