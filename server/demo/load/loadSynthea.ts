import type { Result } from '../../../schema/result.ts';
import type { Store, StoreFailure } from '../../store/openStore.ts';
import { refuseUnlessEmpty } from './refuseUnlessEmpty.ts';

export interface SyntheaOptions {
  readonly folder: string;
  readonly now: string;
  readonly onProgress: (done: number, total: number) => void;
}

export async function loadSynthea(
  store: Store,
  _options: SyntheaOptions,
): Promise<Result<Readonly<Record<string, unknown>>, StoreFailure>> {
  const refusal = await refuseUnlessEmpty(store);
  return {
    ok: false,
    error: refusal ?? { message: 'The FHIR import is not in this copy.', remedy: 'Leave --synthea out.' },
  };
}
