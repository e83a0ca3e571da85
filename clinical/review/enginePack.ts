/** Findings that need no pack (the same substance twice, the very substance of an allergy) name the engine as their source. */
export const enginePack = { packId: 'wardlight-engine', version: '1' } as const;

/** `CompiledRule.pack` of a rule that the engine brings itself. */
export const ENGINE_PACK = -1;
