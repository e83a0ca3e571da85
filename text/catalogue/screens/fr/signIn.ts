import type { signInEn } from '../en/signIn.ts';

export const signInFr = {
  'signIn.enrol.title': 'Préparer ce poste',
  'signIn.enrol.lead': 'Une seule fois, avec le réseau. Ensuite vous pourrez l’ouvrir et travailler sans lui.',
  'signIn.server': 'Adresse du serveur',
  'signIn.serverHint': 'Par exemple https://wardlight.hopital.example. Demandez-la au service informatique.',
  'signIn.serverWrong': 'Ce n’est pas une adresse. Elle commence par https://',
  'signIn.demo': 'Hôpital fictif pour essayer : identifiant {username}, mot de passe {password}',
  'signIn.user': 'Identifiant',
  'signIn.password': 'Mot de passe',
  'signIn.capsLock': 'Les majuscules sont verrouillées.',
  'signIn.enrol.submit': 'Préparer',
  'signIn.unlock.title': 'Déverrouiller',
  'signIn.unlock.as': 'Ouvrir au nom de {name}',
  'signIn.unlock.lead': 'Cela fonctionne sans réseau. Votre travail non envoyé est ici.',
  'signIn.unlock.submit': 'Déverrouiller',
  'signIn.busy': 'Vérification',
  'signIn.workstation': 'Poste {device} · version {version}',
  'signIn.fileSecret':
    'Cet ordinateur n’a pas de coffre de clés pour le programme : le secret du poste est un fichier que seul votre compte peut lire.',
  'signIn.leave': 'Ce n’est pas vous ? Oublier cette personne sur ce poste',
  'signIn.leave.title': 'Oublier {name} sur ce poste ?',
  'signIn.leave.body':
    'Les patients chargés ici sont effacés de cet ordinateur. Rien n’est perdu sur le serveur. C’est refusé tant qu’un acte n’est pas envoyé. Il faudra le réseau pour préparer le poste de nouveau.',
  'signIn.leave.confirm': 'Oublier',
  'signIn.cancel': 'Annuler',
  'signIn.opening.ask': 'Recherche de la personne enregistrée sur ce poste',
  'signIn.opening.vault': 'Ouverture du coffre de {name}',
  'signIn.opening.hint':
    'Les patients ne sont déchiffrés que sur cet ordinateur. Un service prend environ une seconde.',
  'signIn.gone.title': 'Le programme derrière cette page ne répond pas',
  'signIn.gone.body':
    'Fermez cette fenêtre et relancez Wardlight. Ce que vous avez écrit est dans le journal de sécurité de ce poste.',
  'signIn.notStarted.title': 'Cette page n’a pas été ouverte par Wardlight',
  'signIn.notStarted.body':
    'Son adresse de départ a déjà servi, ou manque. Fermez cette fenêtre et relancez Wardlight ; rien n’est perdu.',
  'signIn.gone.again': 'Réessayer',
} satisfies Record<keyof typeof signInEn, string>;
