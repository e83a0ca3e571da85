import { bloodAndHeart } from './formulary/bloodAndHeart.ts';
import { infectionAndImmunity } from './formulary/infectionAndImmunity.ts';
import { nervousSystem } from './formulary/nervousSystem.ts';
import { otherSystems } from './formulary/otherSystems.ts';

/** The drugs that the demo hospital uses. */
export const formulary = { ...bloodAndHeart, ...infectionAndImmunity, ...nervousSystem, ...otherSystems } as const;

export type DrugKey = keyof typeof formulary;
