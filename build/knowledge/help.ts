/** What `npm run knowledge -- --help` prints. */
export const HELP = `npm run knowledge -- <what>

  build [--out DIR]                  compile and sign the starter pack (to dist/knowledge)
  import ansm DIR --out FILE [--edition YYYY-MM] [--levels read|worst] [--version V]
                                     make a pack of the ANSM thesaurus of interactions in DIR (the newest edition, or the
                                     one named; prepared files or as taken from the PDF); what needed a treatment of its
                                     own goes to FILE.report.json. Where a rule has several levels its text chooses
                                     (read), or a person, and until then the worst holds (worst)
  import bdpm DIR --out FILE [--version YYYY-MM]
                                     make a pack of the marketed products of the French public base in DIR
  import csv FILE --out FILE         make a pack of a hospital's own rules (docs/knowledge/importing.md)
  import fhir FILE --out FILE [--id ID] [--version V] [--effective DATE] [--expires DATE]
                                     make a pack of ClinicalUseDefinition resources and the like
  import site FILE --out FILE        make a pack of a site's protocols (docs/siteProtocols.md)
  sign FILE --with KEYFILE --out FILE [--key OLDKEY]
                                     sign a pack, or a pack as plain JSON, with another key
  verify FILE [--key KEYFILE]        open a pack as the desktop would (the key: publicKey.txt beside it) and run the
                                     cases that it carries
  activate FILE --store DIR [--key KEYFILE]
                                     put a pack to use in a store of packs, after its golden cases passed there; the
                                     version before it is kept
  rollback ID --store DIR            go back to the version before
  diff A B [--json] [--drug NAME]    what changes from pack A to pack B, and for which drugs
  modifiers --ansm DIR [--out FILE] [--check]
                                     write docs/knowledge/structuredModifiers.md: what of the text of the thesaurus is
                                     structured, and what is left
  editions OLD NEW --ansm DIR [--out FILE] [--check]
                                     write docs/knowledge/editions.md: two editions of the thesaurus compared
  pages [--check]                    write docs/knowledge/{coverage,tiers,alertTables}.md; with --check, fail if one is
                                     not current
  resolver --bdpm DIR --synthea DIR --hl7 DIR [--json] [--check]
                                     measure what names of drugs are recognised as; writes docs/knowledge/resolver.md

Packs are signed with the Ed25519 key (PKCS8 PEM) named by WARDLIGHT_SIGNING_KEY, else with a development key made in
the output folder. Exit codes: 0 done, 1 refused (faults in the sources or the pack), 2 wrong use or unreadable input.
`;
