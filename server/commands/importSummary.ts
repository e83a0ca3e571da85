import type { ImportReport } from '../fhir/importReport.ts';

const MOST_SHOWN = 20;

/** The report of an import, for a person at a terminal. */
export function importSummary(report: ImportReport): string {
  const { taken, ignored, refused, refusedCount, warnings, waitingForPatients } = report;
  const waiting = waitingForPatients.count;
  return [
    `Taken: ${
      Object.entries(taken)
        .map(([type, count]) => `${type} ${count}`)
        .join(', ') || 'nothing'
    }`,
    `Charts changed: ${report.chartsChanged}`,
    ...report.wardsAdded.map((ward) => `Ward added: ${ward}`),
    ...ignored.map(({ resourceType, reason, count }) => `Left aside: ${count} ${resourceType}, ${reason}`),
    ...warnings.map(({ text, count }) => `Note: ${text} (${count} times)`),
    ...(waiting > 0 ? [`Waiting: ${waiting} patients that facts refer to have not been sent yet`] : []),
    `Refused: ${refusedCount}`,
    ...refused.slice(0, MOST_SHOWN).map((each) => {
      const entry = each.entry === null ? '' : `, entry ${each.entry}`;
      return `  ${each.source} line ${each.line}${entry}: ${each.resourceType} ${each.id} at ${each.path || 'the whole'}: ${each.reason}. ${each.remedy}`;
    }),
    ...(refusedCount > MOST_SHOWN ? [`  and ${refusedCount - MOST_SHOWN} more; --json lists up to 1,000`] : []),
  ].join('\n');
}
