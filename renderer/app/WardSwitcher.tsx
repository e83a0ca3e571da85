import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { WardRow } from '../desk/deskViews.ts';
import { useFrame } from '../session/FrameContext.tsx';
import { useNavigation } from '../session/navigationStore.ts';
import { useWords } from '../session/TextContext.tsx';

const ALL = 'all';

export function useWardName(): string {
  const { say } = useWords();
  const wardId = useNavigation((navigation) => navigation.wardId);
  const wards = useFrame().worklist?.wards ?? [];
  return wards.find((ward) => ward.id === wardId)?.name ?? say('frame.allWards');
}

/** How many patients of a ward are here; of one that is not whole, that it is loading: never a plain number, never nothing. */
function useWardCount(): (ward: WardRow, length: 'long' | 'short') => string {
  const { text, say } = useWords();
  return ({ patients, loading }, length) => {
    if (loading === null) return length === 'long' ? say('frame.patients', { count: patients }) : text.number(patients);
    if (loading.patientsDue === null) return say('frame.wardLoadingUnknown');
    return say('frame.wardLoading', { here: text.number(patients), due: text.number(loading.patientsDue) });
  };
}

export function WardSwitcher() {
  const { say } = useWords();
  const countOf = useWardCount();
  const name = useWardName();
  const wardId = useNavigation((navigation) => navigation.wardId);
  const setWard = useNavigation((navigation) => navigation.setWard);
  const wards = useFrame().worklist?.wards ?? [];
  const total = wards.reduce((sum, ward) => sum + ward.patients, 0);
  const chosen = wards.find((ward) => ward.id === wardId);
  return (
    <MenuTrigger>
      <Button className="button quiet">
        <span className="hidden-words">{say('frame.ward')} </span>
        <span className="ward">{name}</span>
        <span className="sub">
          {chosen === undefined ? say('frame.patients', { count: total }) : countOf(chosen, 'long')}
        </span>
        <span aria-hidden="true" className="muted">
          ▾
        </span>
      </Button>
      <Popover className="popover">
        <Menu
          className="menu"
          selectionMode="single"
          selectedKeys={[wardId ?? ALL]}
          onAction={(key) => setWard(key === ALL ? null : String(key))}
          aria-label={say('frame.wardSwitcher', { ward: name })}
        >
          <MenuItem id={ALL} className="menu-item" textValue={say('frame.allWards')}>
            {say('frame.allWards')} <span className="sub">{total}</span>
          </MenuItem>
          {wards.map((ward) => (
            <MenuItem key={ward.id} id={ward.id} className="menu-item" textValue={ward.name}>
              {ward.name} <span className="sub">{countOf(ward, 'short')}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
