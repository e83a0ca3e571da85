import type { KnowledgeFiles } from '../services/knowledge/knowledgeFiles.ts';

/** `/desk/knowledge` lists the packs, `/desk/knowledge/<id>/<version>` is one of them. */
export async function answerKnowledge(pathname: string, knowledge: KnowledgeFiles): Promise<Response> {
  const [id, version, ...more] = pathname.split('/').slice(3).map(decoded);
  if (pathname === '/desk/knowledge') return Response.json({ packs: knowledge.list() });
  if (id === undefined || version === undefined || more.length > 0) return new Response(null, { status: 404 });
  const bytes = await knowledge.read(id, version);
  if (bytes === null) return new Response(null, { status: 404 });
  return new Response(Buffer.from(bytes), { headers: { 'content-type': 'application/octet-stream' } });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
