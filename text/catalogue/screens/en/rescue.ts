/** Rescue files: what a workstation could not send, on a USB stick. */
export const rescueEn = {
  'rescue.title': 'Rescue file',
  'rescue.what':
    'When this workstation cannot send for long, write what is unsent into a file and take it to another workstation of this hospital on a USB stick. Only the server can read the file. Author and time stay as they were written.',
  'rescue.write': 'Write a rescue file ({count, plural, one {# act} other {# acts}})',
  'rescue.take': 'Take in a rescue file…',
  'rescue.working': 'At work…',
  'rescue.written':
    '{count, plural, one {# act is} other {# acts are}} in the file {path}. Copy it to a USB stick. The acts stay here too, and are sent from here when the server answers: that does no harm.',
  'rescue.unreadable':
    '{count, plural, one {# act of this workstation could} other {# acts of this workstation could}} not be read and {count, plural, one {is} other {are}} not in the file. Keep this workstation and call IT.',
  'rescue.taken':
    'From {device}: {taken, plural, one {# act} other {# acts}} taken, {alreadyThere} already there, {refused} refused.',
  'rescue.keepFile':
    'Keep the file: what was refused is in it alone, or on the workstation it came from. Its author sees why there; a right may be missing.',
  'rescue.failure.nothingUnsent': 'Nothing is unsent on this workstation: there is nothing to rescue.',
  'rescue.failure.neverVouchedFor':
    'This needs one sign-in with the server first, and there has been none since this version was installed. What is unsent stays safe on this workstation.',
  'rescue.failure.diskFull': 'The disk is full: the file was not written. Make room and try again.',
  'rescue.failure.folderRefused':
    'The folder for rescue files (“Wardlight rescue” in your home folder) cannot be written. Ask IT to allow it.',
  'rescue.failure.notARescueFile': 'This is no rescue file of Wardlight. Choose the file that was written.',
  'rescue.failure.newerFormat':
    'This file was written by a later version of Wardlight. The server must be updated first.',
  'rescue.failure.truncated':
    'This file is cut off: its end is missing. Copy it again from the workstation that wrote it.',
  'rescue.failure.otherSite': 'This file was written for another hospital site and cannot be taken in here.',
  'rescue.failure.altered':
    'This file was changed or damaged and does not open. Copy it again from the workstation that wrote it.',
  'rescue.failure.forged': 'This file does not prove who wrote what is in it. Nothing was taken; tell IT.',
  'rescue.failure.unreachable': 'The server does not answer. Keep the file and try again when it does.',
  'rescue.failure.signInNeeded': 'The server asks for your password first: sign in above, then choose the file again.',
} as const;
