/** ATC groups that hold fixed combinations only. */
const COMBINATION_GROUPS = [
  'A02BD',
  'A10BD',
  'C02L',
  'C03E',
  'C07B',
  'C07C',
  'C07D',
  'C07E',
  'C07F',
  'C08G',
  'C09B',
  'C09D',
  'C10B',
  'G03AA',
  'G03AB',
  'G03F',
  'J01CR',
  'J01RA',
  'J04AM',
  'J05AR',
  'M05BB',
  'N02AJ',
  'R03AK',
  'R03AL',
];

/** ATC numbers combinations from 50 on at the fifth level; N02BE51 is paracetamol with others, N02BE01 paracetamol alone. */
export function isCombinationCode(code: string): boolean {
  return COMBINATION_GROUPS.some((group) => code.startsWith(group)) || /[5-9]\d$/.test(code);
}
