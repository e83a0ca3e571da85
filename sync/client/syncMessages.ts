/** The sentences of `text/` that the agreement between copies can produce, with the names of their parameters. */
export const syncMessages = {
  'sync.reason.actsUnsent': ['count'],
  'sync.reason.actsNeedAttention': ['count'],
  'sync.reason.feedStale': ['feed'],
  'sync.reason.notVerified': [],
  'sync.reason.pullingAnew': [],
  'sync.reason.firstLoad': [],
  'sync.reason.serverUnreachable': [],
  'sync.reason.serverSilent': [],
  'sync.reason.signInNeeded': [],
  'sync.reason.updateNeeded': [],
  'sync.reason.wrongServer': [],
  'sync.reason.noWardAllowed': [],
  'sync.reason.wardsLost': ['count'],
  'sync.reason.clockUntrusted': ['minutes'],
  'sync.reason.clockSkewed': ['minutes'],
  'sync.reason.clockUnknown': [],
  'sync.reason.storageFull': [],
  'sync.reason.storageFailing': [],
  'sync.reason.databaseRebuilt': [],
  'sync.reason.documentsUnreadable': ['count'],
  'sync.reason.journalUnreadable': ['count'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type SyncMessageKey = keyof typeof syncMessages;
