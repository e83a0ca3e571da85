/**
 * A short name for the shape of a pack and the checks behind it: `CHECKS` of `shapeOfSchema`, and a hash of the schema itself. Whoever
 * signs a pack writes it into the signed content after all checks; a reader with the same name has the same checks and need not
 * repeat them, which is most of the time that opening takes. It protects against versions that differ, not against forgers: that
 * is the signature's business. Written down, because making it of the schema takes a tenth of the time that a start may take;
 * packShape.test.ts says what belongs here when the schema or the checks have changed.
 */
export const PACK_SHAPE = '1-5143d992dfc9d460';
