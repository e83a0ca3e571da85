import type { RescueFailure, RescueReport } from '../../schema/wire/rescue.ts';

const failures: Readonly<Record<RescueFailure, string>> = {
  notARescueFile: 'This is no rescue file of Wardlight.',
  newerFormat: 'This rescue file was written by a later version of Wardlight: update the server, then take it in.',
  truncated: 'This rescue file is cut off: its end is missing. Copy it again from where it was written.',
  otherSite: 'This rescue file was written for another site: only the server of that site can open it.',
  altered: 'This rescue file was changed or damaged, and does not open. Copy it again from where it was written.',
  forged: 'This rescue file does not prove who wrote what is in it, and nothing of it was taken.',
};

/** What became of a rescue file, for whoever administers the server. */
export function describeRescue(report: RescueReport): string {
  const { header, authorId, taken, alreadyThere, refused } = report;
  return [
    `Rescue file of ${header.deviceId}, written ${header.writtenAt}: ${header.count} acts by ${authorId}.`,
    `  taken:         ${taken}`,
    `  already there: ${alreadyThere}`,
    `  refused:       ${refused.length}`,
    ...refused.map(({ id, reason, detail }) => `    ${id === '' ? 'an act without id' : id}: ${reason} (${detail})`),
    ...(refused.length === 0
      ? []
      : ['Keep the file: what was refused is in it alone, or on the workstation it came from.']),
  ].join('\n');
}

export function describeRescueFailure(failure: RescueFailure): string {
  return failures[failure];
}
