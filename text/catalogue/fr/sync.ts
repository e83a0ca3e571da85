import type { syncEn } from '../en/sync.ts';

export const syncFr: Readonly<Record<keyof typeof syncEn, string>> = {
  'sync.state.live': 'À jour',
  'sync.state.loading': 'Chargement',
  'sync.state.delayed': 'Retard',
  'sync.state.offline': 'Hors ligne',
  'sync.state.untrusted': 'Non fiable',
  'sync.state.signInNeeded': 'Identification requise',
  'sync.state.updateNeeded': 'Mise à jour requise',
  'sync.reason.actsUnsent':
    '{count, plural, one {# acte est sur ce poste et n’est pas encore envoyé} other {# actes sont sur ce poste et ne sont pas encore envoyés}}.',
  'sync.reason.actsNeedAttention':
    '{count, plural, one {# acte n’a pas été pris par le serveur. Il est conservé ici et demande votre attention} other {# actes n’ont pas été pris par le serveur. Ils sont conservés ici et demandent votre attention}}.',
  'sync.reason.feedStale':
    '{feed} : aucune nouvelle depuis trop longtemps. Des éléments récents peuvent manquer ; rien n’est déclaré sans problème.',
  'sync.reason.notVerified': 'Le dernier échange n’est pas encore vérifié auprès du serveur.',
  'sync.reason.pullingAnew':
    'Les données d’ici ne correspondaient pas au serveur. Tout se recharge ; vos actes sont conservés.',
  'sync.reason.firstLoad':
    'Le premier chargement n’est pas terminé. Les patients manquants ne sont pas encore dans la liste.',
  'sync.reason.serverUnreachable':
    'Le serveur est injoignable. Vous pouvez continuer : tout est conservé ici et sera envoyé plus tard.',
  'sync.reason.serverSilent': 'Le serveur ne dit plus rien depuis un moment. Les données peuvent être en retard.',
  'sync.reason.signInNeeded':
    'La session avec le serveur est terminée. Identifiez-vous de nouveau pour envoyer et recevoir ; votre travail est conservé.',
  'sync.reason.updateNeeded':
    'Ce programme est trop ancien pour recevoir du serveur. Il peut encore envoyer. Demandez la mise à jour au service informatique.',
  'sync.reason.wrongServer':
    'Autre chose répond à la place du serveur (page de connexion du réseau ?). Rien n’en a été repris.',
  'sync.reason.noWardAllowed':
    'Le serveur ne vous ouvre aucun de ces services. Votre travail non envoyé est conservé ; voyez vos droits avec le service informatique.',
  'sync.reason.wardsLost':
    '{count, plural, one {# service n’est plus le vôtre et a quitté ce poste} other {# services ne sont plus les vôtres et ont quitté ce poste}}. Les actes non envoyés sont conservés.',
  'sync.reason.clockUntrusted':
    'L’horloge de cet ordinateur n’est pas fiable (à {minutes, plural, one {# minute} other {# minutes}} de celle du serveur). L’ancienneté des résultats n’est pas connue ; faites-la régler par le service informatique.',
  'sync.reason.clockSkewed':
    'L’horloge de cet ordinateur est décalée de {minutes, plural, one {# minute} other {# minutes}}. Faites-la régler par le service informatique.',
  'sync.reason.clockUnknown': 'L’horloge de cet ordinateur n’a pas encore été comparée à celle du serveur.',
  'sync.reason.storageFull':
    'Le disque de cet ordinateur est plein. Ce qui était enregistré est conservé ; libérez de la place.',
  'sync.reason.storageFailing':
    'Ce poste n’a pas pu enregistrer ce qu’il a reçu. Rien de ce que vous avez écrit n’est perdu ; un nouvel essai est en cours.',
  'sync.reason.databaseRebuilt':
    'La copie locale a été reconstruite et se recharge. Vos actes sont conservés dans le journal.',
  'sync.reason.documentsUnreadable':
    '{count, plural, one {# élément du serveur n’a pas pu être lu} other {# éléments du serveur n’ont pas pu être lus}}. Le chargement s’est arrêté là pour ne rien manquer ; prévenez le service informatique.',
  'sync.reason.journalUnreadable':
    '{count, plural, one {# ligne} other {# lignes}} du journal de sécurité n’{count, plural, one {a pas pu être lue} other {ont pas pu être lues}}. Toutes les autres sont là ; prévenez le service informatique et laissez ce poste en l’état.',
  'sync.reason.knowledgeExpired':
    'La base de connaissances {version} est périmée. Les alertes restent affichées ; rien n’est déclaré sans problème.',
  'sync.reason.knowledgeFailed':
    'La base de connaissances n’a pas pu être chargée. Rien n’est évalué. Analysez à la main et prévenez le service informatique.',
  'sync.reason.serverRestored':
    'Le serveur a été restauré depuis une sauvegarde. Tout est rechargé et vos actes sont renvoyés ; aucun n’est compté deux fois.',
  'feed.orders': 'Prescriptions',
  'feed.results': 'Résultats',
  'feed.allergies': 'Allergies',
  'feed.conditions': 'Pathologies',
  'feed.patient': 'Identité du patient',
};
