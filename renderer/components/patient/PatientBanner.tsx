import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import { SeverityIcon } from '../SeverityMark.tsx';
import { useBannerFacts } from './bannerFacts.ts';

/** Who this is, in the order of the PAB rules; always there, never covered, and what is unknown says so. */
export function PatientBanner({ view }: { readonly view: ChartView }) {
  const { text, say, now, zone } = useWords();
  const { patient, stay } = view.chart;
  const number = patient.identifiers.find(({ kind }) => kind === 'hospital') ?? patient.identifiers[0];
  const facts = useBannerFacts(view);
  return (
    <section className="banner" aria-label={say('banner.label')}>
      <h1 tabIndex={-1} data-screen-start>
        {text.patientName(patient)}
      </h1>
      <dl>
        <Fact
          label={say('banner.born')}
          value={text.birthDate(patient.birthDate)}
          detail={text.age(patient.birthDate, now, zone)}
        />
        <Fact label={say('banner.gender')} value={say(`patient.sex.${patient.sex}`)} />
        <Fact
          label={say('banner.number')}
          value={number?.value ?? say('banner.notRecorded')}
          isUnknown={number === undefined}
        />
        <Fact label={say('banner.bed')} value={stay?.bed ?? say('banner.noBed')} />
        {patient.deceasedAt !== null && (
          <Fact label={say('banner.deceased')} value={text.instant(patient.deceasedAt, 'date', zone)} />
        )}
        {facts.map(({ id, label, value, detail, isUnknown, tone }) => (
          <Fact
            key={id}
            label={label}
            value={value}
            detail={detail}
            isUnknown={isUnknown}
            {...(tone === undefined ? {} : { tone })}
          />
        ))}
      </dl>
    </section>
  );
}

interface FactProps {
  readonly label: string;
  readonly value: string;
  readonly detail?: string | null;
  readonly isUnknown?: boolean;
  readonly tone?: 'stop' | 'warn';
}

function Fact({ label, value, detail = null, isUnknown = false, tone }: FactProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={isUnknown ? 'unknown-fact' : tone === undefined ? '' : `level-${tone}`}>
        {isUnknown && <SeverityIcon level="notAssessed" />} {value} {detail !== null && <small>{detail}</small>}
      </dd>
    </div>
  );
}
