import { z } from 'zod';
import { clinicalEvent } from '../events/clinicalEvent.ts';
import { actId } from '../identifier.ts';
import { instant } from '../instant.ts';
import { stateCommand } from '../state/smallState.ts';
import { nonce } from './checkpoint.ts';

/** What a workstation sends: an event, or a command on small state. */
export const pushItem = z.discriminatedUnion('type', [
  z.object({ type: z.literal('event'), document: clinicalEvent }),
  z.object({ type: z.literal('command'), document: stateCommand }),
]);
export type PushItem = z.infer<typeof pushItem>;

/** `POST /sync/v1/push`. Items are judged one by one, so they are parsed one by one: a bad one does not hold up the others. */
export const pushRequest = z.object({
  protocol: z.number().int(),
  deviceId: z.string().max(64),
  deviceTime: instant,
  items: z.array(z.unknown()).min(1).max(500),
  nonce,
});
export type PushRequest = z.infer<typeof pushRequest>;

/** Why the server could not take an item. `forbidden` and `invalid` want a person; nothing is ever thrown away for it. */
export const refusalReason = z.enum([
  'invalid',
  'forbidden',
  'unknownChart',
  'unknownReference',
  'digestMismatch',
  'tooLarge',
  'idReused',
]);

/** `accepted` also answers a replay: the same id gets the same outcome for ever. `seq` is where it stands in the feed. */
export const pushResult = z.discriminatedUnion('outcome', [
  z.object({ id: actId, outcome: z.literal('accepted'), seq: z.number().int().positive() }),
  z.object({ id: actId, outcome: z.literal('conflict'), seq: z.number().int().positive() }),
  z.object({
    id: z.string().max(64),
    outcome: z.literal('refused'),
    reason: refusalReason,
    detail: z.string().max(500),
  }),
]);
export type PushResult = z.infer<typeof pushResult>;

/** Exactly one result per item, in the order of the items. */
export const pushResponse = z.object({
  protocol: z.number().int(),
  epoch: z.string().max(64),
  serverTime: instant,
  results: z.array(pushResult),
  nonce,
});
export type PushResponse = z.infer<typeof pushResponse>;
