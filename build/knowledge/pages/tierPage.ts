import { evidenceLevel } from '../../../schema/knowledge/ruleBase.ts';
import { floorTier, severitiesWorstFirst, type TierContext, tierTable } from '../../../clinical/tier/tierTable.ts';

const contexts: Readonly<Record<TierContext, string>> = {
  known: 'the drugs bring the hazard by themselves (interaction, duplicate, cumulative risk, missing monitoring)',
  shown:
    'a fact of this patient already points to the harm (a result, a dose beyond a limit, an allergy, a condition, a pregnancy)',
};

/** The table by which findings are shown, read from the engine's own, with the rules that move a finding from its place. */
export function tierPage(): string {
  const levels = evidenceLevel.options;
  return [
    '# How loud a finding is',
    '',
    'Made by `npm run knowledge -- pages` from `clinical/tier/tierTable.ts`; do not edit.',
    '',
    'Tiers, loudest first: **mustAnswer** (the line is not validated without an answer), **show**, **collapsed** (one line, opened on demand), **log** (kept, not shown).',
    '',
    ...(['known', 'shown'] as const).flatMap((context) => [
      `## ${context}: ${contexts[context]}`,
      '',
      `| severity | ${levels.join(' | ')} |`,
      `|---|${levels.map(() => '---|').join('')}`,
      ...severitiesWorstFirst.map(
        (severity) => `| ${severity} | ${levels.map((level) => tierTable[context][severity][level]).join(' | ')} |`,
      ),
      '',
    ]),
    '## What moves it',
    '',
    `- A named modifier of the rule raises the severity or moves the tier by one step; several that lower together still leave contraindicated findings, anaphylaxis and critical results at \`${floorTier}\`.`,
    '- A modifier whose facts are not known changes nothing, and the finding says so.',
    '- A modifier lowers only the harm that it prevents: other rules on the same pair keep their own tier, and the loudest is shown.',
    '- Anaphylaxis and critical results start at `mustAnswer` whatever their severity.',
    '- Findings about one harm are told as one, at the highest severity and the loudest tier of its parts.',
    '',
  ].join('\n');
}
