/** Workstation to workstation, without the server. */
export const exchangeEn = {
  'exchange.title': 'Exchange with a colleague, without the server',
  'exchange.what':
    'While the server is away, what you validate and write can go to a colleague’s workstation on a USB stick, and theirs can come to yours: nobody validates twice. Only pharmacists of the same ward can read it, and nobody can change it or write in another’s name. Everything stays here too and is sent as always.',
  'exchange.write': 'Write an exchange file ({count, plural, one {# act} other {# acts}})',
  'exchange.take': 'Take in an exchange file…',
  'exchange.working': 'At work…',
  'exchange.written':
    '{count, plural, one {# act is} other {# acts are}} in the file {path}. Copy it to a USB stick and take it in at the other workstation.',
  'exchange.leftOut':
    '{count, plural, one {# older act} other {# older acts}} found no room in this file, and {count, plural, one {goes} other {go}} by the server or the local network alone.',
  'exchange.taken':
    'From {from}, written {at}: {fresh, plural, =0 {nothing new} one {# act new here} other {# acts new here}}, {alreadyHere} already here.',
  'exchange.notForYou':
    '{count, plural, one {# act is} other {# acts are}} not for your wards and stayed closed. If a ward of yours is missing, sign in with the server once.',
  'exchange.onlyActs':
    'They count on the charts now and carry a mark until the server has them. New orders and results still come from the server alone.',
  'exchange.neverTaken': 'Nothing has been taken in from a colleague’s workstation yet.',
  'exchange.lastTaken.file':
    'Last file taken in {at}, from {from}: {count, plural, =0 {nothing new} one {# new act} other {# new acts}}.',
  'exchange.lastTaken.network':
    'Last heard over the local network {at}, from {from}: {count, plural, one {# new act} other {# new acts}}.',
  'exchange.lastGiven': 'Last file written {at}: {count, plural, one {# act} other {# acts}}.',
  'exchange.unseen':
    '{count, plural, one {# act of a colleague counts here and is} other {# acts of colleagues count here and are}} not yet seen by the server.',
  'exchange.serverRefused':
    '{count, plural, one {# act of a colleague was refused by the server and counts} other {# acts of colleagues were refused by the server and count}} no more. The author sees why.',
  'exchange.differing':
    '{count, plural, one {# act} other {# acts}} from a colleague’s workstation said something else than the server’s copy. The server’s copy stands; tell IT.',
  'exchange.unreadable':
    '{count, plural, one {# act} other {# acts}} from a colleague’s workstation cannot be read here. Update Wardlight, or look at the chart together.',
  'exchange.refused.unreadable':
    '{count, plural, one {# act was} other {# acts were}} left out: written by another version of Wardlight.',
  'exchange.refused.notProved':
    '{count, plural, one {# act was} other {# acts were}} left out: who wrote {count, plural, one {it} other {them}} is not proved. Tell IT.',
  'exchange.refused.otherWard':
    '{count, plural, one {# act was} other {# acts were}} left out: put among the acts of another ward. Tell IT.',
  'exchange.refused.inTheFuture':
    '{count, plural, one {# act was} other {# acts were}} left out: written in the future by the clock of this computer. Compare the clocks of both.',
  'exchange.refused.tooOld': '{count, plural, one {# act was} other {# acts were}} left out: older than five weeks.',
  'exchange.refused.differs':
    '{count, plural, one {# act was} other {# acts were}} left out: another act with the same number is here. Tell IT.',
  'exchange.failure.nothingToGive':
    'There is nothing to give: nothing was written here in the last days that a colleague could need.',
  'exchange.failure.neverVouchedFor':
    'This needs one sign-in with the server first, and there has been none since this version was installed. Your acts stay safe here.',
  'exchange.failure.noKeys':
    'This needs one sign-in with the server first, and there has been none since this version was installed.',
  'exchange.failure.diskFull': 'The disk is full: nothing was written or taken in. Make room and try again.',
  'exchange.failure.folderRefused':
    'The folder for files (“Wardlight rescue” in your home folder) cannot be written. Ask IT to allow it.',
  'exchange.failure.notAnExchangeFile': 'This is no exchange file of Wardlight. Choose the file that was written.',
  'exchange.failure.newerFormat':
    'This file was written by a later version of Wardlight. This workstation must be updated first.',
  'exchange.failure.truncated':
    'This file is cut off: its end is missing. Copy it again from the workstation that wrote it.',
  'exchange.failure.otherSite': 'This file was written at another hospital site and cannot be taken in here.',
  'exchange.failure.altered':
    'This file was changed or damaged. Nothing was taken. Copy it again from the workstation that wrote it.',
  'exchange.failure.forged': 'This file does not prove who wrote it. Nothing was taken; tell IT.',
  'exchange.failure.clockAhead':
    'By the clock of this computer this file was written in the future. Nothing was taken. Compare the clocks of both workstations, have the wrong one set, then write the file again.',
  'exchange.failure.locked': 'This workstation is locked. Unlock it, then choose the file again.',
  'peer.mark': 'from a colleague, not on the server yet',
  'peer.lines': '{count} not on the server',
  'peer.why': 'It came by file or over the local network. The server has not shown it yet.',
} as const;
