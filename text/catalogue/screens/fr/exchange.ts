import type { exchangeEn } from '../en/exchange.ts';

export const exchangeFr: Readonly<Record<keyof typeof exchangeEn, string>> = {
  'exchange.title': 'Échange avec un collègue, sans le serveur',
  'exchange.what':
    'Quand le serveur est absent, ce que vous validez et écrivez peut aller au poste d’un collègue sur une clé USB, et l’inverse : personne ne valide deux fois. Seuls les pharmaciens du même service peuvent le lire ; personne ne peut le modifier ni écrire au nom d’un autre. Tout reste aussi ici et part comme d’habitude.',
  'exchange.write': 'Écrire un fichier d’échange ({count, plural, one {# acte} other {# actes}})',
  'exchange.take': 'Reprendre un fichier d’échange…',
  'exchange.working': 'En cours…',
  'exchange.written':
    '{count, plural, one {# acte est} other {# actes sont}} dans le fichier {path}. Copiez-le sur une clé USB et reprenez-le sur l’autre poste.',
  'exchange.leftOut':
    '{count, plural, one {# acte plus ancien n’a} other {# actes plus anciens n’ont}} pas trouvé place dans ce fichier et ne {count, plural, one {passe} other {passent}} que par le serveur ou le réseau local.',
  'exchange.taken':
    'De {from}, écrit {at} : {fresh, plural, =0 {rien de nouveau} one {# acte nouveau ici} other {# actes nouveaux ici}}, {alreadyHere} déjà là.',
  'exchange.notForYou':
    '{count, plural, one {# acte ne concerne} other {# actes ne concernent}} pas vos services et {count, plural, one {reste fermé} other {restent fermés}}. S’il vous manque un service, connectez-vous une fois au serveur.',
  'exchange.onlyActs':
    'Ils comptent maintenant dans les dossiers et portent une marque jusqu’à ce que le serveur les ait. Les nouvelles prescriptions et les résultats ne viennent toujours que du serveur.',
  'exchange.neverTaken': 'Rien n’a encore été repris du poste d’un collègue.',
  'exchange.lastTaken.file':
    'Dernier fichier repris {at}, de {from} : {count, plural, =0 {rien de nouveau} one {# acte nouveau} other {# actes nouveaux}}.',
  'exchange.lastTaken.network':
    'Dernier échange par le réseau local {at}, avec {from} : {count, plural, one {# acte nouveau} other {# actes nouveaux}}.',
  'exchange.lastGiven': 'Dernier fichier écrit {at} : {count, plural, one {# acte} other {# actes}}.',
  'exchange.unseen':
    '{count, plural, one {# acte de collègue compte ici et n’est pas encore vu} other {# actes de collègues comptent ici et ne sont pas encore vus}} par le serveur.',
  'exchange.serverRefused':
    '{count, plural, one {# acte de collègue est refusé par le serveur et ne compte} other {# actes de collègues sont refusés par le serveur et ne comptent}} plus. L’auteur voit pourquoi.',
  'exchange.differing':
    '{count, plural, one {# acte venu du poste d’un collègue disait} other {# actes venus du poste d’un collègue disaient}} autre chose que la copie du serveur. Celle du serveur fait foi ; prévenez le service informatique.',
  'exchange.unreadable':
    '{count, plural, one {# acte venu du poste d’un collègue est illisible} other {# actes venus du poste d’un collègue sont illisibles}} ici. Mettez Wardlight à jour, ou regardez le dossier ensemble.',
  'exchange.refused.unreadable':
    '{count, plural, one {# acte laissé} other {# actes laissés}} de côté : écrit par une autre version de Wardlight.',
  'exchange.refused.notProved':
    '{count, plural, one {# acte laissé} other {# actes laissés}} de côté : l’auteur n’est pas prouvé. Prévenez le service informatique.',
  'exchange.refused.otherWard':
    '{count, plural, one {# acte laissé} other {# actes laissés}} de côté : rangé parmi ceux d’un autre service. Prévenez le service informatique.',
  'exchange.refused.inTheFuture':
    '{count, plural, one {# acte laissé} other {# actes laissés}} de côté : écrit dans le futur selon l’horloge de cet ordinateur. Comparez les horloges des deux postes.',
  'exchange.refused.tooOld':
    '{count, plural, one {# acte laissé} other {# actes laissés}} de côté : plus de cinq semaines.',
  'exchange.refused.differs':
    '{count, plural, one {# acte laissé} other {# actes laissés}} de côté : un autre acte de même numéro est déjà ici. Prévenez le service informatique.',
  'exchange.failure.nothingToGive':
    'Il n’y a rien à donner : rien n’a été écrit ici ces derniers jours dont un collègue aurait besoin.',
  'exchange.failure.neverVouchedFor':
    'Il faut d’abord une connexion au serveur, et il n’y en a pas eu depuis l’installation de cette version. Vos actes restent en sûreté ici.',
  'exchange.failure.noKeys':
    'Il faut d’abord une connexion au serveur, et il n’y en a pas eu depuis l’installation de cette version.',
  'exchange.failure.diskFull': 'Le disque est plein : rien n’est écrit ni repris. Faites de la place et réessayez.',
  'exchange.failure.folderRefused':
    'Le dossier des fichiers (« Wardlight rescue » dans votre dossier personnel) refuse l’écriture. Demandez au service informatique de l’autoriser.',
  'exchange.failure.notAnExchangeFile': 'Ce n’est pas un fichier d’échange de Wardlight. Choisissez le fichier écrit.',
  'exchange.failure.newerFormat':
    'Ce fichier vient d’une version plus récente de Wardlight. Ce poste doit d’abord être mis à jour.',
  'exchange.failure.truncated': 'Ce fichier est coupé : sa fin manque. Recopiez-le depuis le poste qui l’a écrit.',
  'exchange.failure.otherSite': 'Ce fichier vient d’un autre établissement et ne peut pas être repris ici.',
  'exchange.failure.altered':
    'Ce fichier a été modifié ou abîmé. Rien n’est repris. Recopiez-le depuis le poste qui l’a écrit.',
  'exchange.failure.forged':
    'Ce fichier ne prouve pas qui l’a écrit. Rien n’est repris ; prévenez le service informatique.',
  'exchange.failure.clockAhead':
    'Selon l’horloge de cet ordinateur, ce fichier est écrit dans le futur. Rien n’est repris. Comparez les horloges des deux postes, faites régler celle qui est fausse, puis réécrivez le fichier.',
  'exchange.failure.locked': 'Ce poste est verrouillé. Déverrouillez-le, puis choisissez de nouveau le fichier.',
  'peer.mark': 'd’un collègue, pas encore sur le serveur',
  'peer.lines': '{count} pas sur le serveur',
  'peer.why': 'Reçu par fichier ou par le réseau local. Le serveur ne l’a pas encore montré.',
};
