import { useEffect, useState } from 'react';
import {
  Collection,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import type { SearchHit } from '../desk/desk.ts';
import { useDesk } from '../session/DeskContext.tsx';
import { useFrame } from '../session/FrameContext.tsx';
import { useNavigation } from '../session/navigationStore.ts';
import { useOpenPanel } from '../session/openPanelStore.ts';
import { useWords } from '../session/TextContext.tsx';
import { Autocomplete } from 'react-aria-components';
import { useCommands } from './useCommands.ts';

/** Opens patients and runs commands; it never prescribes, answers or validates (UX.md). */
export function CommandPalette() {
  const { say } = useWords();
  const open = useOpenPanel((panels) => panels.open);
  const openChart = useNavigation((navigation) => navigation.openChart);
  const commands = useCommands();
  const [words, setWords] = useState('');
  const { hits, settled } = useHits(words);
  const pending = useFrame().worklist?.pending ?? 0;
  const found = commands.filter((command) => fold(command.words).includes(fold(settled)));
  const close = (): void => open('none');
  const run = (key: string): void => {
    close();
    const command = commands.find(({ id }) => id === key);
    if (command === undefined) openChart(key);
    else command.run();
  };
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className="modal palette">
        <Dialog aria-label={say('palette.title')}>
          <Autocomplete inputValue={words} onInputChange={setWords}>
            <SearchField
              autoComplete="off"
              aria-label={say('palette.title')}
              autoFocus
              className="palette-field"
              onKeyDown={(event) => {
                // The field would only empty itself, and the next letter meant for the chart would be searched for.
                if (event.key === 'Escape') return close();
                const first = hits[0]?.chartId ?? found[0]?.id;
                const isPicked = event.target instanceof Element && event.target.hasAttribute('aria-activedescendant');
                if (event.key === 'Enter' && !isPicked && first !== undefined) run(first);
                else event.continuePropagation();
              }}
            >
              <Input className="palette-input" placeholder={say('palette.hint')} />
            </SearchField>
            <ListBox
              className="palette-list"
              aria-label={say('palette.title')}
              selectionMode="none"
              onAction={(key) => run(String(key))}
              renderEmptyState={() => <p className="palette-empty sub">{say('palette.nothing', { words })}</p>}
            >
              {hits.length > 0 && (
                <ListBoxSection>
                  <Header className="menu-heading">{say('palette.patients')}</Header>
                  <Collection items={hits.map((hit) => ({ ...hit, id: hit.chartId }))}>
                    {(hit) => <HitItem hit={hit} />}
                  </Collection>
                </ListBoxSection>
              )}
              {found.length > 0 && (
                <ListBoxSection>
                  <Header className="menu-heading">{say('palette.commands')}</Header>
                  <Collection items={found}>
                    {(command) => (
                      <ListBoxItem id={command.id} className="menu-item" textValue={command.words}>
                        {command.words}
                      </ListBoxItem>
                    )}
                  </Collection>
                </ListBoxSection>
              )}
            </ListBox>
          </Autocomplete>
          <div className="dialog-foot sub">
            {pending > 0 ? say('palette.incomplete', { pending }) : say('palette.foot')}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function HitItem({ hit }: { readonly hit: SearchHit }) {
  const { say } = useWords();
  return (
    <ListBoxItem id={hit.chartId} className="menu-item" textValue={hit.label}>
      <strong>{hit.label}</strong>
      {hit.detail !== '' && <span className="sub">{say('worklist.bed', { bed: hit.detail })}</span>}
      <span className="spacer" />
      <span className="tag">{say(`palette.on.${hit.matchedOn}`)}</span>
    </ListBoxItem>
  );
}

/**
 * The patients found, and for which words. The list waits for them as a whole: were the commands there first, Enter would
 * run one where a patient was meant. A slow answer to earlier words never replaces a newer one.
 */
function useHits(words: string): { readonly hits: readonly SearchHit[]; readonly settled: string } {
  const { desk } = useDesk();
  const [found, setFound] = useState<{ readonly hits: readonly SearchHit[]; readonly settled: string }>({
    hits: [],
    settled: '',
  });
  const wanted = words.trim();
  useEffect(() => {
    let isCurrent = true;
    const take = (hits: readonly SearchHit[]): void => {
      if (isCurrent) setFound({ hits: wanted === '' ? [] : hits, settled: wanted });
    };
    desk.search(wanted).then(take, () => take([]));
    return () => {
      isCurrent = false;
    };
  }, [desk, wanted]);
  return found;
}

function fold(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
