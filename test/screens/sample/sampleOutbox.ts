import type { OutboxRow } from '../../../renderer/desk/deskViews.ts';
import { message } from './sampleMessage.ts';
import { at } from './sampleTime.ts';

/** Three acts written since the network went, as the drawn target has them. */
export const threeUnsent: readonly OutboxRow[] = [
  {
    id: 'u1',
    kind: 'answer',
    chartId: 'chart-21',
    patientName: 'DUBOIS, Marc',
    occurredAt: at(0, '08:13'),
    progress: 'onThisWorkstation',
    reason: null,
  },
  {
    id: 'u2',
    kind: 'intervention',
    chartId: 'chart-21',
    patientName: 'DUBOIS, Marc',
    occurredAt: at(0, '08:15'),
    progress: 'onThisWorkstation',
    reason: null,
  },
  {
    id: 'u3',
    kind: 'validation',
    chartId: 'chart-06',
    patientName: 'GARCIA, Ana',
    occurredAt: at(0, '08:18'),
    progress: 'onThisWorkstation',
    reason: null,
  },
];
export const oneRefused: readonly OutboxRow[] = [
  ...threeUnsent,
  {
    id: 'u4',
    kind: 'comment',
    chartId: null,
    patientName: null,
    occurredAt: at(-1, '18:20'),
    progress: 'needsAttention',
    reason: message('push.refused.forbidden'),
  },
];
