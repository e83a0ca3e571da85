import type { Ref } from 'react';
import { Input, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { WorklistView } from '../../desk/deskViews.ts';
import { useNavigation } from '../../session/navigationStore.ts';
import { useWords } from '../../session/TextContext.tsx';
import { FILTERS } from './filters.ts';

interface FilterBarProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly counts: WorklistView['counts'] | undefined;
}

/** Each filter with its count, so that what a filter hides is known before it is chosen. */
export function FilterBar({ ref, counts }: FilterBarProps) {
  const { text, say } = useWords();
  const { filter, setFilter, words, setWords } = useNavigation();
  return (
    <div className="bar">
      <h1 tabIndex={-1} data-screen-start>
        {say('worklist.title')}
      </h1>
      <span className="muted bar-lead">{say('worklist.lead')}</span>
      <span className="spacer" />
      <ToggleButtonGroup
        className="tokens"
        aria-label={say('worklist.filters')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[filter]}
        onSelectionChange={(keys) => {
          const chosen = FILTERS.find((name) => keys.has(name));
          if (chosen !== undefined) setFilter(chosen);
        }}
      >
        {FILTERS.map((name) => (
          <ToggleButton key={name} id={name} className="token">
            {say(`worklist.filter.${name}`, { count: counts === undefined ? '…' : text.number(counts[name]) })}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <SearchField
        autoComplete="off"
        className="bar-search"
        aria-label={say('worklist.wordsLabel')}
        value={words}
        onChange={setWords}
      >
        <Input ref={ref} className="input" placeholder={say('worklist.words')} />
        <kbd aria-hidden="true">F</kbd>
      </SearchField>
    </div>
  );
}
