import { answerCode, type AnswerCode } from '../../../schema/events/answer.ts';

/** The reasons in the order of their digits. "Will monitor" has its own key and its own question. */
export const ANSWER_REASONS: readonly AnswerCode[] = answerCode.options.filter((code) => code !== 'willMonitor');
