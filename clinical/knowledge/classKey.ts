/** A class or group of conditions of one pack: two packs may use one id for two things. */
export function classKey(pack: number, id: string): string {
  return `${pack}\n${id}`;
}
