import { type ClauseContext, type EndName, endOf, type Named } from './clauseContext.ts';
import { matchAt, type Part } from './readDose.ts';

const lead = /(?:avec |pour |a |sauf |hors )?(?:(?:le|la|les|un|des|du|de la) |l'|d')?/y;
const article = "(?:(?:le|la|les|des|du|un|certains) |l'|d'|avec |pour )*";
const ofList = new RegExp(`(?:, (?:et |ou )?| et | ou )${article}`, 'y');
const ofAlternatives = new RegExp(`(?:, (?:ou )?| ou )${article}`, 'y');
const others = /(?:(?:avec|pour) )?(?:tous )?les (?:autres [^.:;(]*|medicaments sedatifs entre eux)(?: ?\([^)]*\))?/y;

const nothing = /$^/y;
/** A name that the index does not know, between commas of a long list: no drug of the index is meant by it. */
const unknownName = /\p{L}+(?=, )/uy;
const KNOWN_BESIDE_UNKNOWN = 2;
/** Examples behind the name of a class: they are members of it, and add nothing. */
const examples = / \((?![^)]*(?:sauf|hors|\d))[^)]*\)/y;

type NameList = { readonly names: readonly Named[]; readonly end: number };

/** "avec la fésotérodine et la solifénacine": which members of an end a text is about. */
export function readNames(text: string, at: number, context: ClauseContext): Part | null {
  const whole = listAt(text, at, context, ofList);
  if (whole === null) return null;
  // "avec le kétoprofène et le méthotrexate": one of each end, so only the first belongs to this list.
  const list = endOf(whole.names, context) === null ? listAt(text, at, context, nothing) : whole;
  const where = list === null ? null : endOf(list.names, context);
  if (list === null || where === null) return null;
  return {
    end: list.end,
    subject: where.of,
    ...(where.isWhole ? {} : { condition: memberOf(where.of, list.names) }),
    startsCase: true,
  };
}

/** "entre l'oxybate de sodium et les opiacés ou les barbituriques": one from each side. */
export function readPair(text: string, at: number, context: ClauseContext): Part | null {
  const opened = matchAt(/entre (?=l|s|\w)/y, text, at);
  if (opened === null) return null;
  const first = listAt(text, at + opened[0].length, context, ofAlternatives);
  const joint = first === null ? null : matchAt(/ et /y, text, first.end);
  if (first === null || joint === null) return null;
  const second = listAt(text, first.end + joint[0].length, context, ofAlternatives);
  if (second === null) return null;
  for (const [one, other] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const) {
    if (!standsAt(first, one, context) || !standsAt(second, other, context)) continue;
    return { end: second.end, condition: { all: [memberOf(one, first.names), memberOf(other, second.names)] } };
  }
  return null;
}

const torsades = 'substances susceptibles de donner des torsades de pointes';
const bothTorsades = /l'association d'\p{L}+ donnant des torsades de pointes(?: \([^)]*\))? est contre-indiquee/uy;

/** "L'association d'antiarythmiques donnant des torsades de pointes est contre-indiquée": both of them do. */
export function readBothTorsades(text: string, at: number, { vocabulary, ends }: ClauseContext): Part | null {
  const found = matchAt(bothTorsades, text, at);
  const members = vocabulary.members({ class: torsades });
  if (found === null || !(['a', 'b'] as const).every((end) => [...ends[end]].some((id) => members.has(id))))
    return null;
  const named = [[{ class: torsades }]];
  return { end: at + found[0].length, condition: { all: [memberOf('a', named), memberOf('b', named)] } };
}

/** "avec les autres inhibiteurs". */
export function readOthers(text: string, at: number): Part | null {
  const found = matchAt(others, text, at);
  return found === null ? null : { end: at + found[0].length, isOtherwise: true };
}

function listAt(text: string, at: number, { vocabulary }: ClauseContext, separator: RegExp): NameList | null {
  let position = at + (matchAt(lead, text, at)?.[0].length ?? 0);
  const names: Named[] = [];
  let isDoubtful = false;
  for (;;) {
    const name = vocabulary.nameAt(text, position);
    if (name === null) {
      const skipped = matchAt(unknownName, text, position);
      if (skipped === null) return null;
      isDoubtful ||= names.length < KNOWN_BESIDE_UNKNOWN;
      position += skipped[0].length + 2;
      if (isDoubtful && vocabulary.nameAt(text, position) === null) return null;
      continue;
    }
    names.push(name.references);
    const isClass = name.references.some((reference) => 'class' in reference);
    const end = name.end + (isClass ? (matchAt(examples, text, name.end)?.[0].length ?? 0) : 0);
    const next = matchAt(separator, text, end);
    const following = next === null ? null : end + next[0].length;
    const goesOn =
      following !== null &&
      (vocabulary.nameAt(text, following) !== null ||
        (names.length >= KNOWN_BESIDE_UNKNOWN && matchAt(unknownName, text, following) !== null));
    if (!goesOn) return isDoubtful && names.length < KNOWN_BESIDE_UNKNOWN ? null : { names, end };
    position = following;
  }
}

function memberOf(of: EndName, names: readonly Named[]) {
  return { fact: 'substance' as const, of, in: names.flat() };
}

function standsAt(list: NameList, of: EndName, { ends, vocabulary }: ClauseContext): boolean {
  return list.names.every((references) =>
    references.some((reference) => [...vocabulary.members(reference)].some((id) => ends[of].has(id))),
  );
}
