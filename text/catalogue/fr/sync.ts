import type { syncEn } from '../en/sync.ts';

export const syncFr: Readonly<Record<keyof typeof syncEn, string>> = {
  'sync.state.live': 'À jour',
  'sync.state.loading': 'Chargement',
  'sync.state.delayed': 'Retard',
  'sync.state.offline': 'Hors ligne',
  'sync.state.untrusted': 'Non fiable',
  'sync.state.signInNeeded': 'Identification requise',
  'sync.state.updateNeeded': 'Mise à jour requise',
  'sync.reason.offlineSince':
    'Hors ligne depuis {at}. Vous pouvez continuer ; tout est conservé et sera envoyé plus tard.',
  'sync.reason.offline':
    'Le serveur est injoignable. Vous pouvez continuer ; tout est conservé et sera envoyé plus tard.',
  'sync.reason.serverFailure':
    'Le serveur répond par des erreurs. De nouveaux essais sont faits automatiquement ; rien n’est perdu.',
  'sync.reason.notAWardlightServer':
    'Autre chose répond à la place du serveur (page de connexion du réseau ?). Aucune donnée n’en a été reprise.',
  'sync.reason.feedStale':
    '{feed} : dernières nouvelles {at}. Des éléments récents peuvent manquer ; rien n’est déclaré sans problème.',
  'sync.reason.feedNever': '{feed} : jamais reçu. Rien de ce qui en dépend n’est évalué.',
  'sync.reason.unsent':
    '{count, plural, one {# acte est} other {# actes sont}} sur ce poste et pas encore envoyé{count, plural, one {} other {s}}.',
  'sync.reason.needsAttention':
    '{count, plural, one {# acte n’a pas été pris} other {# actes n’ont pas été pris}} par le serveur. {count, plural, one {Il est conservé} other {Ils sont conservés}} ici et demande{count, plural, one {} other {nt}} votre attention.',
  'sync.reason.clockOff':
    'L’horloge de cet ordinateur est décalée de {duration}. Les heures de vos actes peuvent être fausses ; faites-la régler par le service informatique.',
  'sync.reason.clockNeverCompared': 'L’horloge de cet ordinateur n’a jamais été comparée à celle du serveur.',
  'sync.reason.notVerified':
    'Le dernier échange n’a pas pu être vérifié auprès du serveur. Un nouveau chargement est en cours.',
  'sync.reason.notYetVerified': 'Pas encore vérifié auprès du serveur.',
  'sync.reason.firstLoad':
    'Premier chargement : {done} patients sur {due}. Ceux qui manquent ne sont pas encore dans la liste.',
  'sync.reason.storageFailed':
    'Ce poste n’a pas pu enregistrer ce qu’il a reçu. Rien de ce que vous avez écrit n’est perdu. Un nouveau chargement est en cours.',
  'sync.reason.invalidDocument':
    '{count, plural, one {Un élément} other {# éléments}} du serveur n’{count, plural, one {a} other {ont}} pas pu être lu{count, plural, one {} other {s}}. Le chargement s’est arrêté là pour ne rien manquer ; prévenez le service informatique.',
  'sync.reason.knowledgeExpired':
    'La base de connaissances {version} est périmée. Les alertes restent affichées ; rien n’est déclaré sans problème.',
  'sync.reason.knowledgeFailed':
    'La base de connaissances n’a pas pu être chargée. Rien n’est évalué. Analysez à la main et prévenez le service informatique.',
  'sync.reason.signInNeeded':
    'La session avec le serveur est terminée. Identifiez-vous de nouveau pour envoyer et recevoir ; votre travail est conservé.',
  'sync.reason.updateNeeded':
    'Ce programme est trop ancien pour recevoir du serveur. Il peut encore envoyer. Demandez la mise à jour au service informatique.',
  'sync.reason.serverRestored':
    'Le serveur a été restauré depuis une sauvegarde. Tout est rechargé et vos actes sont renvoyés ; aucun n’est compté deux fois.',
  'sync.reason.wardsChanged': 'La liste de vos services a changé. Les nouveaux sont en cours de chargement.',
  'sync.reason.busy': 'Le serveur est occupé et a demandé d’attendre.',
  'sync.reason.journalFailed':
    'Le journal de sécurité de ce poste ne peut pas être écrit. Les nouveaux actes sont refusés jusque-là. Prévenez le service informatique.',
  'sync.reason.journalTorn':
    '{count, plural, one {La dernière ligne} other {# lignes}} du journal de sécurité n’{count, plural, one {a} other {ont}} pas pu être lue{count, plural, one {} other {s}} après un arrêt brutal. Toutes les autres sont là.',
  'feed.orders': 'Prescriptions',
  'feed.results': 'Résultats',
  'feed.allergies': 'Allergies',
  'feed.conditions': 'Pathologies',
  'feed.patient': 'Identité du patient',
};
