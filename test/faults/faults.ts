/** One fault that was seen in the field, in few words, and what the tests here cannot show of it. */
export interface Fault {
  readonly id: string;
  readonly words: string;
  /** Why its whole course is not run here; the tests named beside it are then the nearest. */
  readonly notHere?: string;
}

const ELECTRON = 'Needs a real Electron; the same composition runs on a stand-in here.';
const INSTALLER = 'Needs an installer of two released versions; 0.1.0 is the first.';

/** F01 to F46 of the rules of replication. */
export const faults: readonly Fault[] = [
  { id: 'F01', words: 'A full disk destroys the database, which comes back empty without a word' },
  { id: 'F02', words: 'An older program deletes or refuses the newer database' },
  { id: 'F03', words: 'The origin changes its form and the data seem gone', notHere: ELECTRON },
  { id: 'F04', words: 'The store cannot be opened after a crash' },
  { id: 'F05', words: 'A write over the quota never ends' },
  { id: 'F06', words: 'Unsent work is lost on a full device' },
  { id: 'F07', words: 'An act is lost on the workstation and nobody notices' },
  { id: 'F08', words: 'One user reads what another may read, in memory or on the disk' },
  { id: 'F09', words: 'A status code is misread and the item discarded' },
  { id: 'F10', words: 'One item that fails blocks all others; a 401 deletes' },
  { id: 'F11', words: 'Dropped after so many tries, while the screen says that it is kept' },
  { id: 'F12', words: 'A pull in the window of a push is lost' },
  { id: 'F13', words: 'A pause in the middle of a push marks what was not sent as sent' },
  { id: 'F14', words: 'Replication stops in silence in a frozen window or after a sleep' },
  {
    id: 'F15',
    words: 'A migration breaks data of an older version',
    notHere:
      'There is one released shape so far. Mirrors are pulled anew at another protocol, the rest is held to files as 0.1.0 wrote them.',
  },
  { id: 'F16', words: 'A lost answer doubles the act' },
  { id: 'F17', words: 'An error while saving makes a new record under a new id' },
  { id: 'F18', words: 'Two workers make the same record offline' },
  {
    id: 'F19',
    words: 'Two devices give the same human number',
    notHere: 'Wardlight gives no numbers for people to read; ids alone can meet.',
  },
  { id: 'F20', words: 'The first load stops, hangs or takes hours' },
  { id: 'F21', words: 'A child that arrives before its parent is refused' },
  { id: 'F22', words: 'Endless synchronisation by echo' },
  { id: 'F23', words: 'Success is shown while acts are unsent' },
  { id: 'F24', words: 'A decision rests on an incomplete history' },
  { id: 'F25', words: 'A merged patient can still be chosen offline' },
  { id: 'F26', words: 'A tombstone for an unknown record stalls everything' },
  { id: 'F27', words: 'Work done offline is attributed to the next user' },
  { id: 'F28', words: 'Only the last user who was online can work offline' },
  { id: 'F29', words: 'Rights change while somebody is offline: done anyway, or refused in silence' },
  { id: 'F30', words: 'A wrong, jumping or frozen clock' },
  {
    id: 'F31',
    words: 'A heavy user slows the server for all',
    notHere: 'Times with 300 workstations are measured by the bench, not judged by a test.',
  },
  { id: 'F32', words: 'A restored server forgets, doubles or revives' },
  { id: 'F33', words: 'A wipe meets a pull, or a bad reference row blocks all' },
  { id: 'F34', words: 'A record that changes during the load restarts it for ever' },
  { id: 'F35', words: 'Drafts are lost by an update', notHere: INSTALLER },
  { id: 'F36', words: 'A failed fetch counts as an empty list' },
  { id: 'F37', words: 'The checkpoint is ahead of what was written' },
  { id: 'F38', words: 'Signing out wipes what was not sent' },
  { id: 'F39', words: 'The data are gone after an update', notHere: INSTALLER },
  { id: 'F40', words: 'The page of a captive portal or proxy counts as data' },
  {
    id: 'F41',
    words: 'A power cut corrupts what was being saved',
    notHere: 'The power is not cut; processes are killed and files cut at every byte.',
  },
  { id: 'F42', words: 'Page sizes shrink to nothing, or never grow' },
  { id: 'F43', words: 'Two windows or two programs on one profile' },
  { id: 'F44', words: 'A missing input silently means no alert' },
  { id: 'F45', words: 'Rules that expired, are missing or are not ours' },
  { id: 'F46', words: 'An order stopped centrally is validated offline' },
];
