export const syncEn = {
  'sync.state.live': 'Live',
  'sync.state.loading': 'Loading',
  'sync.state.delayed': 'Delayed',
  'sync.state.offline': 'Offline',
  'sync.state.untrusted': 'Not to be trusted',
  'sync.state.signInNeeded': 'Sign-in needed',
  'sync.state.updateNeeded': 'Update needed',
  'sync.reason.actsUnsent': '{count, plural, one {# act is} other {# acts are}} on this workstation and not sent yet.',
  'sync.reason.actsNeedAttention':
    '{count, plural, one {# act was not taken by the server. It is kept here and needs you} other {# acts were not taken by the server. They are kept here and need you}}.',
  'sync.reason.feedStale':
    '{feed}: nothing heard for too long. New entries may be missing, so nothing is called clear.',
  'sync.reason.notVerified': 'The last exchange is not verified with the server yet.',
  'sync.reason.pullingAnew':
    'What is here did not match the server. Everything is being loaded again; your acts are safe.',
  'sync.reason.firstLoad': 'The first load is not finished. Patients who are missing are not on the list yet.',
  'sync.reason.serverUnreachable':
    'The server cannot be reached. You can go on working: everything is kept here and sent later.',
  'sync.reason.serverSilent': 'The server has been silent for a while. Data may be late.',
  'sync.reason.signInNeeded':
    'The session with the server has ended. Sign in again to send and receive; your work is kept.',
  'sync.reason.updateNeeded':
    'This program is too old to receive from the server. It can still send. Ask IT for the update.',
  'sync.reason.wrongServer':
    'Something else answers in place of the server (a network sign-in page?). Nothing was taken from it.',
  'sync.reason.noWardAllowed':
    'The server gives you none of these wards. Your unsent work is kept; ask IT about your rights.',
  'sync.reason.wardsLost':
    '{count, plural, one {# ward is} other {# wards are}} no longer yours and left this workstation. Unsent acts are kept.',
  'sync.reason.clockUntrusted':
    'The clock of this computer cannot be trusted ({minutes, plural, one {# minute} other {# minutes}} from the server’s). The age of results is not known; ask IT to set it.',
  'sync.reason.clockSkewed':
    'The clock of this computer is off by {minutes, plural, one {# minute} other {# minutes}}. Ask IT to set it.',
  'sync.reason.clockUnknown': 'The clock of this computer has not been compared with the server’s yet.',
  'sync.reason.storageFull': 'The disk of this computer is full. What was saved before is safe; free some space.',
  'sync.reason.storageFailing':
    'This workstation could not save what it received. Nothing that you wrote is lost; it is tried again.',
  'sync.reason.databaseRebuilt':
    'The local copy was rebuilt and is being loaded again. Your acts are safe in the journal.',
  'sync.reason.documentsUnreadable':
    '{count, plural, one {# record} other {# records}} from the server could not be read. Loading has stopped there so that nothing is missed; tell IT.',
  'sync.reason.journalUnreadable':
    '{count, plural, one {# line} other {# lines}} of the safety journal could not be read. All others are there; tell IT and keep this computer as it is.',
  'sync.reason.knowledgeExpired':
    'The knowledge {version} has expired. Findings are still shown; nothing is called clear.',
  'sync.reason.knowledgeFailed': 'The knowledge could not be loaded. Nothing is assessed. Review by hand and tell IT.',
  'sync.reason.serverRestored':
    'The server was restored from a backup. Everything is being loaded again and your acts are sent again; none is counted twice.',
  'feed.orders': 'Orders',
  'feed.results': 'Results',
  'feed.allergies': 'Allergies',
  'feed.conditions': 'Conditions',
  'feed.patient': 'Patient details',
} as const;
