export const failureEn = {
  'ipc.failure.wrongPassword': 'The user name or the password is wrong.',
  'ipc.failure.wait': 'Too many attempts. Try again in {waitSeconds, plural, one {# second} other {# seconds}}.',
  'ipc.failure.serverUnreachable':
    'The server cannot be reached. Your work on this workstation is safe. Check the network, then try again.',
  'ipc.failure.notAWardlightServer': 'This address answers, but it is not a Wardlight server. Check the address.',
  'ipc.failure.protocolTooOld':
    'This program is too old for the server. Your unsent work is kept. Ask IT for the update.',
  'ipc.failure.leaseExpired':
    'The time for working without the server has ended. Nothing is lost. Connect to the network and sign in.',
  'ipc.failure.profileDamaged':
    'The data of this workstation cannot be opened. Nothing was deleted. Ask IT, and keep this computer as it is.',
  'ipc.failure.diskFull':
    'The disk of this computer is full. What was saved before is safe. Free some space, then try again.',
  'ipc.failure.unsentActs':
    '{unsent, plural, one {# act has} other {# acts have}} not been sent yet. Send first: this would lose them. If the server cannot be reached: unlock, and write a rescue file from the list of what is unsent.',
  'ipc.failure.notAllowed': 'This is not possible now.',
  'ipc.failure.otherUser': 'This workstation is enrolled for another person.',
  'wire.failure.invalidRequest':
    'The server did not understand the request. Nothing was changed. (reference {reference})',
  'wire.failure.unauthenticated': 'The session with the server has ended. Sign in again; your work is kept.',
  'wire.failure.forbidden': 'You do not have the right to do this.',
  'wire.failure.notFound': 'The server does not know this record.',
  'wire.failure.conflict': 'Someone changed this at the same time. Both versions are kept.',
  'wire.failure.tooLarge': 'This is too large for the server.',
  'wire.failure.protocolTooOld':
    'This program is too old for the server. Your unsent work is kept. Ask IT for the update.',
  'wire.failure.busy': 'The server is busy. It will be tried again by itself.',
  'wire.failure.unavailable': 'The server is not available now. It will be tried again by itself.',
  'wire.failure.internal': 'The server met an error. It will be tried again. (reference {reference})',
  'push.refused.invalid': 'The server could not read this act. It is kept here; tell IT.',
  'push.refused.forbidden':
    'You no longer have the right to act on this ward. The act is kept here; it was not recorded.',
  'push.refused.unknownChart': 'The server does not know this patient any more. The act is kept here.',
  'push.refused.unknownReference':
    'This act refers to another that the server does not have yet. It is kept here and sent again.',
  'push.refused.digestMismatch':
    'This act was altered on its way or on this disk. It is kept here; write it again, and tell IT.',
  'push.refused.tooLarge': 'This act is too long for the server. Shorten it and write it again.',
  'push.refused.idReused': 'The server holds another act under the same number. This one is kept here; tell IT.',
  'push.conflict': 'Someone changed the same thing meanwhile. Both versions are kept; choose one.',
  'message.missing': 'Text not available in this version.',
  'ipc.failure.certificateNotTrusted':
    'The identity of the server cannot be trusted: its certificate is not accepted on this computer. Nothing was sent. Ask IT.',
} as const;
