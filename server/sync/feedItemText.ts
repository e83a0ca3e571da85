import type { FeedRow } from '../store/readFeed.ts';

/** A feed item of `schema/wire/feedItem.ts` as JSON text; the document goes in as it is stored, unparsed. */
export function feedItemText({ seq, type, id, wardId, document }: FeedRow): string {
  const head = `{"seq":${seq},"id":${JSON.stringify(id)},"wardId":${JSON.stringify(wardId)}`;
  if (document === null) return `${head},"type":"removed","of":"${type}"}`;
  return `${head},"type":"${type}","document":${document}}`;
}
