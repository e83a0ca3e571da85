/** What the process with the CouchDB-protocol server is asked. */
export type CouchOrder =
  /** `packages`: the folder with `node_modules`; `from`: where RxDB's peer pulls the same documents. */
  | { readonly kind: 'open'; readonly packages: string; readonly from: string }
  | { readonly kind: 'put'; readonly id: string; readonly document: string };
