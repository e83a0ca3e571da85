import type { ChartView } from '../../desk/deskViews.ts';
import { useWords } from '../../session/TextContext.tsx';
import { useWardLabel } from '../../session/useWardLabel.ts';
import { useBannerFacts } from '../../components/patient/bannerFacts.ts';

/** The patient in two lines: who, and the figures that rules need, each known or said to be unknown. */
export function PeekFacts({ view }: { readonly view: ChartView }) {
  const { text, say, now, zone } = useWords();
  const { patient, stay } = view.chart;
  const facts = useBannerFacts(view);
  const ward = useWardLabel()(view.chart.wardId);
  return (
    <div>
      <h2 className="peek-name">{text.patientName(patient)}</h2>
      <p className="sub">
        {text.birthDate(patient.birthDate)} ({text.age(patient.birthDate, now, zone)}) ·{' '}
        {say(`patient.sex.${patient.sex}`)}
        {ward !== null && ` · ${ward}`}
        {stay?.bed !== null && stay?.bed !== undefined && ` · ${say('worklist.bed', { bed: stay.bed })}`}
      </p>
      <p className="sub">
        {facts.map(({ id, label, value, detail, isUnknown, tone }, index) => (
          <span key={id}>
            {index > 0 && ' · '}
            <span className={isUnknown ? 'level-unknown' : tone === undefined ? '' : `level-${tone}`}>
              {label} {value}
            </span>
            {detail !== null && ` (${detail})`}
          </span>
        ))}
      </p>
    </div>
  );
}
