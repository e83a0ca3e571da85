import { z } from 'zod';
import type { FhirDocument } from '../fhir/readDocuments.ts';

const resource = z.looseObject({ resourceType: z.string().refine((type) => type !== 'Bundle') });

/** A list of inputs in one JSON text is as many inputs, counted by their place in it; a list of bare FHIR resources is one bundle. */
export async function* eachInput(documents: AsyncIterable<FhirDocument>): AsyncGenerator<FhirDocument> {
  for await (const document of documents) {
    if (!Array.isArray(document.value) || document.value.length === 0) {
      yield document;
      continue;
    }
    const list: readonly unknown[] = document.value;
    const resources = z.array(resource).safeParse(list);
    if (resources.success) {
      yield {
        ...document,
        value: {
          resourceType: 'Bundle',
          type: 'collection',
          entry: resources.data.map((each) => ({ resource: each })),
        },
      };
      continue;
    }
    for (const [place, value] of list.entries()) yield { ...document, line: document.line + place, value };
  }
}
