/** Workstations on the same network: what the exchange without the server does there. */
export const nearbyEn = {
  'nearby.title': 'Workstations nearby',
  'nearby.standing.off':
    'Switched off: IT has not allowed this workstation to speak with others on the network. An exchange file works without it.',
  'nearby.standing.noAddress':
    'This workstation is in no network that may be used for it: nothing goes to colleagues nearby, and nothing comes. Check the cable or the Wi-Fi.',
  'nearby.standing.callingOnly':
    'This workstation calls others, and cannot be called by them. What is exchanged goes both ways all the same.',
  'nearby.standing.listening':
    'On: acts of your wards go to colleagues’ workstations on this network and come from there, also without the server. A locked workstation keeps them closed until it is unlocked. What is unsent stays unsent until the server has it.',
  'nearby.notUsed.public': '{address} is a public address: it is never used for this.',
  'nearby.notUsed.portTaken': 'Another program uses port {port} of {address}. Tell IT.',
  'nearby.notUsed.refused': 'This computer does not let Wardlight listen at {address}. Tell IT.',
  'nearby.notUsed.tooManyCalls':
    'So many connections come to {address} that it is closed for half a minute; others are still called. Tell IT.',
  'nearby.announcing.off': 'Only workstations that IT has listed, and those that call here, are met.',
  'nearby.announcing.failed':
    'Announcements do not work on this network: only workstations that IT has listed, and those that call here, are met.',
  'nearby.notReady':
    'Nothing can be exchanged yet: sign in with the server once, so that this workstation gets its keys.',
  'nearby.nobody': 'No other workstation has been seen on this network yet.',
  'nearby.peer': 'Workstation',
  'nearby.last': 'Last exchange',
  'nearby.peerOf': '{name} ({address})',
  'nearby.never': 'none yet',
  'nearby.met': '{at}: {count, plural, =0 {nothing new} one {# new act} other {# new acts}}',
  'nearby.refused': '{count, plural, one {# act was} other {# acts were}} not taken. Tell IT.',
  'nearby.inAll': '{count, plural, one {# act} other {# acts}} from there since Wardlight was started',
  'nearby.more': '{count, plural, one {# more workstation was} other {# more workstations were}} heard.',
  'nearby.trouble.unreachable': 'does not answer: off, elsewhere, or behind a firewall',
  'nearby.trouble.silent': 'says nothing: locked, without a ward in common, or with a clock that is ten minutes off',
  'nearby.trouble.brokenOff': 'the connection broke off; it is tried again',
  'nearby.trouble.nameUnknown': 'the network does not know this name. Tell IT.',
  'nearby.trouble.notPrivate': 'is outside the networks that may be used. Tell IT.',
  'nearby.trouble.notAnExchangeFile': 'is no Wardlight. Tell IT.',
  'nearby.trouble.newerFormat': 'has a later version of Wardlight: this workstation must be updated first',
  'nearby.trouble.truncated': 'sent something that was cut off; it is tried again',
  'nearby.trouble.otherSite': 'belongs to another hospital site',
  'nearby.trouble.altered': 'sent something damaged; it is tried again',
  'nearby.trouble.forged': 'does not prove that it belongs to this hospital. Nothing was taken; tell IT.',
  'nearby.trouble.clockAhead': 'its clock is ahead of the clock here. Compare them and have the wrong one set.',
  'nearby.trouble.noKeys': 'this workstation needs one sign-in with the server first',
  'nearby.trouble.diskFull': 'the disk here is full: nothing was taken in. Make room.',
  'nearby.trouble.locked': 'this workstation was locked; it is tried again',
} as const;
