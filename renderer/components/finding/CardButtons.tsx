import type { ChartView } from '../../desk/deskViews.ts';
import { useAnswering, type Answering } from '../../session/answeringStore.ts';
import { useWords } from '../../session/TextContext.tsx';
import { ActionButton } from '../ActionButton.tsx';
import type { FindingItem } from './findingItem.ts';

interface CardButtonsProps {
  readonly view: ChartView;
  readonly item: FindingItem;
  readonly isCurrent: boolean;
}

/** The answers in the card. Keys are drawn on the card that they would act on, and on no other. */
export function CardButtons({ view, item: { finding, state }, isCurrent }: CardButtonsProps) {
  const { say } = useWords();
  const begin = useAnswering((store) => store.begin);
  const start = (how: Answering['how']) => () =>
    begin({ chartId: view.chart.id, findingKey: finding.key, how, orderIds: finding.orderIds });
  const keys = (letter: string): { readonly keys?: string } => (isCurrent ? { keys: letter } : {});
  if (state.state === 'answered') {
    return (
      <div className="card-buttons">
        <ActionButton look="quiet" small onPress={start('reason')} {...keys('A')}>
          {say('card.change')}
        </ActionButton>
      </div>
    );
  }
  return (
    <div className="card-buttons">
      <ActionButton
        look={finding.tier === 'mustAnswer' ? 'primary' : 'plain'}
        onPress={start('intervention')}
        {...keys('I')}
      >
        {say('card.intervene')}
      </ActionButton>
      <ActionButton onPress={start('monitor')} {...keys('M')}>
        {say('card.monitor')}
      </ActionButton>
      <ActionButton look="quiet" onPress={start('reason')} {...keys('A')}>
        {say('card.more')}
      </ActionButton>
    </div>
  );
}
