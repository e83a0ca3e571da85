import { Button } from 'react-aria-components';
import { Icon, type IconName } from '../components/Icon.tsx';
import { useFrame } from '../session/FrameContext.tsx';
import { useNavigation } from '../session/navigationStore.ts';
import { useWords } from '../session/TextContext.tsx';

export function Rail() {
  const { say } = useWords();
  const place = useNavigation((navigation) => navigation.place);
  const go = useNavigation((navigation) => navigation.go);
  const { worklist, away } = useFrame();
  const open = worklist?.counts.myInterventions ?? 0;
  const changes = away?.items.length ?? 0;
  return (
    <nav className="rail" aria-label={say('frame.rail')}>
      <RailEntry
        icon="list"
        words={say('frame.rail.worklist')}
        isHere={place.screen === 'worklist' || place.screen === 'chart'}
        onPress={() => go({ screen: 'worklist' })}
      />
      <RailEntry
        icon="speech"
        words={say('frame.rail.interventions')}
        isHere={place.screen === 'interventions'}
        onPress={() => go({ screen: 'interventions' })}
        {...(open > 0 ? { badge: { count: open, words: say('frame.rail.open', { count: open }) } } : {})}
      />
      <RailEntry
        icon="away"
        words={say('away.rail')}
        isHere={place.screen === 'away'}
        onPress={() => go({ screen: 'away' })}
        {...(changes > 0 ? { badge: { count: changes, words: say('away.railOpen', { count: changes }) } } : {})}
      />
    </nav>
  );
}

/** The badge has room for two digits; the words behind it say the number. */
const MOST_SHOWN = 99;

interface RailEntryProps {
  readonly icon: IconName;
  readonly words: string;
  readonly isHere: boolean;
  readonly onPress: () => void;
  readonly badge?: { readonly count: number; readonly words: string };
}

function RailEntry({ icon, words, isHere, onPress, badge }: RailEntryProps) {
  return (
    <Button className="rail-entry" onPress={onPress} {...(isHere ? { 'aria-current': 'page' as const } : {})}>
      <span className="rail-icon">
        <Icon name={icon} size={18} />
        {badge !== undefined && (
          <span className="badge" aria-hidden="true">
            {badge.count > MOST_SHOWN ? `${MOST_SHOWN}+` : badge.count}
          </span>
        )}
      </span>
      {words}
      {badge !== undefined && <span className="hidden-words">{badge.words}</span>}
    </Button>
  );
}
