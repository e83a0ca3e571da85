import type { ActProgress } from '../desk/deskViews.ts';
import { useWords } from '../session/TextContext.tsx';

/** How far an act of this workstation has come; nothing once the whole ward sees it. */
export function ProgressTag({ progress }: { readonly progress: ActProgress | undefined }) {
  const { say } = useWords();
  if (progress === undefined || progress === 'visibleToWard') return null;
  const wantsPerson = progress === 'needsAttention' || progress === 'conflict';
  return <span className={wantsPerson ? 'tag strong' : 'tag'}>{say(`progress.${progress}`)}</span>;
}
