import { z } from 'zod';
import { knowledgePack } from '../../schema/knowledge/knowledgePack.ts';

/**
 * Raise it when `checkPack`, or a refinement that a JSON schema does not show, becomes stricter: packs that were checked before are
 * then checked again wherever they are opened.
 */
const CHECKS = 1;

/** What `PACK_SHAPE` must be. */
export function shapeOfSchema(): string {
  return `${CHECKS}-${fnv1a(JSON.stringify(z.toJSONSchema(knowledgePack, { unrepresentable: 'any' })))}`;
}

/** 64 bits from two 32-bit runs (Fowler, Noll, Vo). */
function fnv1a(text: string): string {
  let low = 0x811c9dc5;
  let high = 0xdeadbeef;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
  }
  return (low >>> 0).toString(16).padStart(8, '0') + (high >>> 0).toString(16).padStart(8, '0');
}
