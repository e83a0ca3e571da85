/** Lets so many pieces of heavy work in at once. Who is too many is sent away at once, so that those inside stay quick. */
export type Admission = { readonly enter: () => (() => void) | null };

export function createAdmission(places: number): Admission {
  let inside = 0;
  return {
    enter: () => {
      if (inside >= places) return null;
      inside += 1;
      let hasLeft = false;
      return () => {
        if (!hasLeft) inside -= 1;
        hasLeft = true;
      };
    },
  };
}
