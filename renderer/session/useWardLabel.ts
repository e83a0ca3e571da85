import { useFrame } from './FrameContext.tsx';
import { useNavigation } from './navigationStore.ts';

/** The name of a patient's ward, where the screen shows more than one ward: bed 01 is in each of them. null: it is clear. */
export function useWardLabel(): (wardId: string) => string | null {
  const shown = useNavigation((navigation) => navigation.wardId);
  const wards = useFrame().worklist?.wards ?? [];
  return (wardId) =>
    shown !== null || wards.length < 2 ? null : (wards.find(({ id }) => id === wardId)?.name ?? null);
}
