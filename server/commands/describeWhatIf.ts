import type { Text } from '../../text/createText.ts';
import type { AlternativeLine, DifferenceLine, WhatIfAnswer } from '../review/whatIfAnswer.ts';

/** What a change does, for a person at a terminal: `+` comes, `-` goes, `^` rises, `v` falls, `?` is not known. */
export function describeWhatIf({ id, whatIf }: WhatIfAnswer, text: Text): string {
  return [`== ${id}`, ...differenceLines(whatIf, text), ''].join('\n');
}

export function describeAlternatives(id: string, lines: readonly AlternativeLine[], text: Text): string {
  const told = lines.flatMap((line) => {
    const name = text.substance(line.substance);
    const findings = line.findings.map(({ severity, message }) => `    [${text.severity(severity)}] ${message}`);
    const doubts = line.notAssessed.map((detail) => `    ? ${detail}`);
    return [`${name}${line.message === undefined ? '' : `: ${line.message}`}`, ...findings, ...doubts];
  });
  return [`== ${id}`, ...(told.length === 0 ? ['Nothing of the same kind is known.'] : told), ''].join('\n');
}

function differenceLines(made: DifferenceLine, text: Text): readonly string[] {
  const lines = [
    ...made.come.map(({ severity, message }) => `+ [${text.severity(severity)}] ${message}`),
    ...made.go.map(({ severity, message }) => `- [${text.severity(severity)}] ${message}`),
    ...made.rise.map(
      ({ before, after }) =>
        `^ [${text.severity(before.severity)} to ${text.severity(after.severity)}] ${after.message}`,
    ),
    ...made.fall.map(
      ({ before, after }) =>
        `v [${text.severity(before.severity)} to ${text.severity(after.severity)}] ${after.message}`,
    ),
    ...made.notAssessedCome.map((detail) => `? ${detail}`),
    ...made.notAssessedGo.map((detail) => `no longer unknown: ${detail}`),
  ];
  return lines.length === 0 ? ['Nothing changes.'] : lines;
}
