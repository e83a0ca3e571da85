import type { nearbyEn } from '../en/nearby.ts';

export const nearbyFr: Readonly<Record<keyof typeof nearbyEn, string>> = {
  'nearby.title': 'Postes à proximité',
  'nearby.standing.off':
    'Désactivé : le service informatique n’a pas permis à ce poste de parler aux autres sur le réseau. Le fichier d’échange fonctionne sans cela.',
  'nearby.standing.noAddress':
    'Ce poste n’est sur aucun réseau permis pour cela : rien ne part vers les collègues proches, rien n’en vient. Vérifiez le câble ou le Wi-Fi.',
  'nearby.standing.callingOnly':
    'Ce poste appelle les autres et ne peut pas être appelé. Les échanges se font quand même dans les deux sens.',
  'nearby.standing.listening':
    'Actif : les actes de vos services vont aux postes des collègues sur ce réseau et en viennent, même sans le serveur. Un poste verrouillé les garde fermés jusqu’à ce qu’on le déverrouille. Ce qui n’est pas envoyé le reste jusqu’à ce que le serveur l’ait.',
  'nearby.notUsed.public': '{address} est une adresse publique : elle ne sert jamais à cela.',
  'nearby.notUsed.portTaken':
    'Un autre programme occupe le port {port} de {address}. Prévenez le service informatique.',
  'nearby.notUsed.refused':
    'Cet ordinateur ne laisse pas Wardlight écouter à {address}. Prévenez le service informatique.',
  'nearby.notUsed.tooManyCalls':
    'Trop de connexions arrivent à {address} : elle est fermée une demi-minute ; les autres postes sont toujours appelés. Prévenez le service informatique.',
  'nearby.announcing.off':
    'Seuls les postes inscrits par le service informatique, et ceux qui appellent ici, sont joints.',
  'nearby.announcing.failed':
    'Les annonces ne passent pas sur ce réseau : seuls les postes inscrits par le service informatique, et ceux qui appellent ici, sont joints.',
  'nearby.notReady':
    'Rien ne peut encore être échangé : connectez-vous une fois au serveur, pour que ce poste reçoive ses clés.',
  'nearby.nobody': 'Aucun autre poste n’a encore été vu sur ce réseau.',
  'nearby.peer': 'Poste',
  'nearby.last': 'Dernier échange',
  'nearby.peerOf': '{name} ({address})',
  'nearby.never': 'aucun encore',
  'nearby.met': '{at} : {count, plural, =0 {rien de nouveau} one {# acte nouveau} other {# actes nouveaux}}',
  'nearby.refused':
    '{count, plural, one {# acte n’a pas été repris} other {# actes n’ont pas été repris}}. Prévenez le service informatique.',
  'nearby.inAll':
    '{count, plural, one {# acte venu} other {# actes venus}} de ce poste depuis le démarrage de Wardlight',
  'nearby.more': '{count, plural, one {# autre poste a été entendu} other {# autres postes ont été entendus}}.',
  'nearby.trouble.unreachable': 'ne répond pas : éteint, ailleurs ou derrière un pare-feu',
  'nearby.trouble.silent':
    'ne dit rien : verrouillé, sans service en commun, ou horloge décalée de plus de dix minutes',
  'nearby.trouble.brokenOff': 'la connexion s’est rompue ; nouvel essai en cours',
  'nearby.trouble.nameUnknown': 'le réseau ne connaît pas ce nom. Prévenez le service informatique.',
  'nearby.trouble.notPrivate': 'est hors des réseaux permis. Prévenez le service informatique.',
  'nearby.trouble.notAnExchangeFile': 'n’est pas un Wardlight. Prévenez le service informatique.',
  'nearby.trouble.newerFormat': 'a une version plus récente de Wardlight : ce poste doit d’abord être mis à jour',
  'nearby.trouble.truncated': 'a envoyé quelque chose de tronqué ; nouvel essai en cours',
  'nearby.trouble.otherSite': 'appartient à un autre site hospitalier',
  'nearby.trouble.altered': 'a envoyé quelque chose d’abîmé ; nouvel essai en cours',
  'nearby.trouble.forged':
    'ne prouve pas qu’il appartient à cet hôpital. Rien n’a été repris ; prévenez le service informatique.',
  'nearby.trouble.clockAhead': 'son horloge avance sur celle d’ici. Comparez-les et faites régler la mauvaise.',
  'nearby.trouble.noKeys': 'ce poste doit d’abord se connecter une fois au serveur',
  'nearby.trouble.diskFull': 'le disque de ce poste est plein : rien n’a été repris. Libérez de la place.',
  'nearby.trouble.locked': 'ce poste était verrouillé ; nouvel essai en cours',
};
