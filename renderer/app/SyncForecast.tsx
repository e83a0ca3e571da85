import type { SyncView } from '../desk/deskViews.ts';
import { useWords, type Words } from '../session/TextContext.tsx';
import { octetWords } from './octetWords.ts';

interface ForecastRow {
  readonly what: string;
  readonly value: string;
  readonly basis: string;
  readonly warning?: string;
}

/** How much a first load is, how long it takes, and how long the disk keeps. What is not known is said to be unknown. */
export function SyncForecast({ sync }: { readonly sync: SyncView }) {
  const words = useWords();
  const { say } = words;
  const rows = [...(sync.wardsLoading.length === 0 ? [] : loadRows(sync, words)), ...diskRows(sync, words)];
  return (
    <section>
      <h3 className="field-label">{say('forecast.title')}</h3>
      {sync.firstLoad !== null && (
        <progress
          className="forecast-progress"
          value={sync.firstLoad.patientsDone}
          max={sync.firstLoad.patientsDue}
          aria-label={say('forecast.title')}
        />
      )}
      <table className="plain-table">
        <thead className="hidden-words">
          <tr>
            <th scope="col">{say('forecast.what')}</th>
            <th scope="col">{say('forecast.value')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ what, value, basis, warning }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>
                {value}
                <span className="forecast-basis">{basis}</span>
                {warning !== undefined && <strong className="level-warn">{warning}</strong>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function loadRows({ firstLoad, wardsLoading }: SyncView, { text, say }: Words): readonly ForecastRow[] {
  const unknown = say('forecast.unknown');
  const wards = {
    what: say('forecast.wards'),
    value: text.number(wardsLoading.length),
    basis: say('forecast.wardsBasis'),
  };
  if (firstLoad === null)
    return [
      { what: say('forecast.amount'), value: unknown, basis: say('forecast.amountUnknown') },
      wards,
      { what: say('forecast.left'), value: unknown, basis: say('forecast.leftUnknown') },
    ];
  const { patientsDone, patientsDue, octetsDue, patientsPerSecond } = firstLoad;
  const left = leftWords(firstLoad.secondsLeft, text, say);
  return [
    {
      what: say('forecast.amount'),
      value: say('forecast.amountValue', { patients: patientsDue, size: octetWords(octetsDue, text, say) }),
      basis: say('forecast.amountBasis'),
    },
    {
      what: say('forecast.here'),
      value: say('forecast.hereValue', { done: text.number(patientsDone), due: text.number(patientsDue) }),
      basis: say('forecast.hereBasis'),
    },
    wards,
    left === null || patientsPerSecond === null
      ? { what: say('forecast.left'), value: unknown, basis: say('forecast.leftUnknown') }
      : {
          what: say('forecast.left'),
          value: left,
          basis: say('forecast.leftBasis', { speed: text.number(patientsPerSecond) }),
        },
  ];
}

function leftWords(seconds: number | null, text: Words['text'], say: Words['say']): string | null {
  if (seconds === null) return null;
  if (seconds < 60) return say('forecast.leftShort');
  return say('forecast.leftValue', { duration: text.duration(Math.ceil(seconds / 60)) });
}

function diskRows({ disk, wardsLoading }: SyncView, { text, say }: Words): readonly ForecastRow[] {
  const unknown = say('forecast.unknown');
  if (disk === null) return [{ what: say('forecast.free'), value: unknown, basis: say('forecast.freeUnknown') }];
  const size = (octets: number): string => octetWords(octets, text, say);
  const { neededOctets, freeOctets, usedOctets } = disk;
  const needed: ForecastRow = {
    what: say('forecast.needed'),
    value: neededOctets === null ? unknown : say('forecast.neededValue', { size: size(neededOctets) }),
    basis: say(neededOctets === null ? 'forecast.neededUnknown' : 'forecast.neededBasis'),
  };
  return [
    ...(wardsLoading.length === 0 ? [] : [needed]),
    {
      what: say('forecast.free'),
      value: say('forecast.freeValue', { size: size(freeOctets) }),
      basis: say('forecast.freeBasis', { used: size(usedOctets) }),
      ...(neededOctets !== null && neededOctets > freeOctets ? { warning: say('forecast.tooLittle') } : {}),
    },
    { what: say('forecast.days'), ...daysWords(disk, size, say) },
  ];
}

const MANY_DAYS = 730;

function daysWords(
  { daysKept, growthPerDayOctets, measuredDays }: NonNullable<SyncView['disk']>,
  size: (octets: number) => string,
  say: Words['say'],
): Omit<ForecastRow, 'what'> {
  if (growthPerDayOctets === null) return { value: say('forecast.unknown'), basis: say('forecast.daysUnknown') };
  if (daysKept === null)
    return { value: say('forecast.daysStill'), basis: say('forecast.daysStillBasis', { count: measuredDays }) };
  return {
    value: daysKept > MANY_DAYS ? say('forecast.daysMany') : say('forecast.daysValue', { count: daysKept }),
    basis: say('forecast.daysBasis', { size: size(growthPerDayOctets), count: measuredDays }),
  };
}
