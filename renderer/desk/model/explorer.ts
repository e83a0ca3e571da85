import { alternatives, type Alternative } from '../../../clinical/whatIf/alternatives.ts';
import type { ChangeFault } from '../../../clinical/whatIf/changeChart.ts';
import { whatIf, type WhatIf } from '../../../clinical/whatIf/whatIf.ts';
import { createResolverMemo } from '../../../clinical/resolver/resolution.ts';
import type { Facts } from '../../../clinical/review/review.ts';
import type { Result } from '../../../schema/result.ts';
import type { ChartChange } from '../../../schema/whatIf/chartChange.ts';
import { contextOf, type ReviewerInputs } from './reviewer.ts';

/** What is not so and could be: nothing of it is kept. */
export interface Explorer {
  whatIf(facts: Facts, changes: readonly ChartChange[]): Result<WhatIf, ChangeFault>;
  alternatives(facts: Facts, orderId: string): Result<readonly Alternative[], ChangeFault>;
}

/** Explores with the same knowledge, feeds and clock as the reviews that are on the screen. */
export function createExplorer(inputs: ReviewerInputs): Explorer {
  const memo = createResolverMemo();
  return {
    whatIf: (facts, changes) => whatIf(facts, changes, inputs.knowledge, contextOf(inputs, memo)),
    alternatives: (facts, orderId) => alternatives(facts, orderId, inputs.knowledge, contextOf(inputs, memo)),
  };
}
