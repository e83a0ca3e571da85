import type { DrawnName } from '../../text/medication/tallMan.ts';

/** Tall-man letters for the eye, the plain name for assistive technology, which would spell the capitals (MEDi). */
export function DrugName({ name }: { readonly name: DrawnName }) {
  if (name.text === name.plain) return <>{name.text}</>;
  return (
    <>
      <span aria-hidden="true">{name.text}</span>
      <span className="hidden-words">{name.plain}</span>
    </>
  );
}
