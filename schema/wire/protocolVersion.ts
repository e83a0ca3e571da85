/**
 * Version of everything that travels between a workstation and the server. One line per version:
 * 1 (2026-11): first.
 */
export const PROTOCOL_VERSION = 1;

/** Clients older than this may only push. It may not rise while a workstation in the field could hold unsent acts of that version. */
export const OLDEST_ACCEPTED_VERSION = 1;
