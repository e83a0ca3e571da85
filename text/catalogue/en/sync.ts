export const syncEn = {
  'sync.state.live': 'Live',
  'sync.state.loading': 'Loading',
  'sync.state.delayed': 'Delayed',
  'sync.state.offline': 'Offline',
  'sync.state.untrusted': 'Not to be trusted',
  'sync.state.signInNeeded': 'Sign-in needed',
  'sync.state.updateNeeded': 'Update needed',
  'sync.reason.offlineSince': 'Offline since {at}. You can go on working; everything is kept and sent later.',
  'sync.reason.offline': 'The server cannot be reached. You can go on working; everything is kept and sent later.',
  'sync.reason.serverFailure': 'The server answers with errors. It is tried again by itself; nothing is lost.',
  'sync.reason.notAWardlightServer':
    'Something else answers in place of the server (a network sign-in page?). No data were taken from it.',
  'sync.reason.feedStale': '{feed}: last heard {at}. New entries may be missing, so nothing is called clear.',
  'sync.reason.feedNever': '{feed}: never received. Nothing that depends on it is assessed.',
  'sync.reason.unsent': '{count, plural, one {# act is} other {# acts are}} on this workstation and not sent yet.',
  'sync.reason.needsAttention':
    '{count, plural, one {# act was} other {# acts were}} not taken by the server. {count, plural, one {It is} other {They are}} kept here and need{count, plural, one {s} other {}} you.',
  'sync.reason.clockOff':
    'The clock of this computer is off by {duration}. Times on your acts may be wrong; ask IT to set it.',
  'sync.reason.clockNeverCompared': 'The clock of this computer was never compared with the server.',
  'sync.reason.notVerified': 'The last exchange could not be verified against the server. It is being loaded again.',
  'sync.reason.notYetVerified': 'Not verified with the server yet.',
  'sync.reason.firstLoad': 'First load: {done} of {due} patients. Those who are missing are not on the list yet.',
  'sync.reason.storageFailed':
    'This workstation could not save what it received. Nothing that you wrote is lost. It is being loaded again.',
  'sync.reason.invalidDocument':
    '{count, plural, one {One record} other {# records}} from the server could not be read. Loading has stopped there so that nothing is missed; tell IT.',
  'sync.reason.knowledgeExpired':
    'The knowledge {version} has expired. Findings are still shown; nothing is called clear.',
  'sync.reason.knowledgeFailed': 'The knowledge could not be loaded. Nothing is assessed. Review by hand and tell IT.',
  'sync.reason.signInNeeded':
    'The session with the server has ended. Sign in again to send and receive; your work is kept.',
  'sync.reason.updateNeeded':
    'This program is too old to receive from the server. It can still send. Ask IT for the update.',
  'sync.reason.serverRestored':
    'The server was restored from a backup. Everything is being loaded again and your acts are sent again; none is counted twice.',
  'sync.reason.wardsChanged': 'The list of your wards has changed. The new ones are being loaded.',
  'sync.reason.busy': 'The server is busy and asked to wait.',
  'sync.reason.journalFailed':
    'The safety journal of this workstation cannot be written. New acts are refused until it can. Tell IT.',
  'sync.reason.journalTorn':
    '{count, plural, one {The last line} other {# lines}} of the safety journal could not be read after a crash. All others are there.',
  'feed.orders': 'Orders',
  'feed.results': 'Results',
  'feed.allergies': 'Allergies',
  'feed.conditions': 'Conditions',
  'feed.patient': 'Patient details',
} as const;
