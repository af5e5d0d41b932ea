/** Characters that stand for the classes of an expression: each class is attacked by those of them that it takes. */
const alphabet = [
  "a",
  "1",
  "-",
  " ",
  ".",
  "_",
  "A",
  "/",
  "=",
  "@",
  '"',
  "\\",
  "+",
  ":",
  "\n",
  "\u0001",
  "\uD800",
  "é",
];

/** What may follow a repetition so that an expression fails after all of it. */
const failing = ["", "\u0000", " "];

/** What may stand before each repetition: a start for `\b` and for `^` with the flag m. */
const between = ["", "-", "\n"];

type Atom = readonly string[];

const tokenText =
  /\\[pP]\{[^}]+\}|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\[\s\S]|\[(?:[^\]\\]|\\[\s\S])*\]|\(\?(?:[:=!]|<[=!]|<\w+>)|\{\d+(?:,\d*)?\}|[\s\S]/gu;

/** The alternatives of an expression, each as the characters that its atoms take; groups are read as if they were none. */
function alternatives({ source, flags }: RegExp): Atom[][] {
  const kept = flags.replace(/[gy]/g, "");
  const found: Atom[][] = [[]];
  for (const token of source.match(tokenText) ?? []) {
    const atoms = found.at(-1) ?? [];
    const last = atoms.at(-1);
    const least = /^\{(\d+)/.exec(token)?.[1];
    if (token === "|") found.push([]);
    else if (least !== undefined)
      for (let more = 1; last && more < Number(least); more += 1) atoms.push(last);
    else if (!/^(?:[()^$*+?]|\(\?.*|\\[bB])$/.test(token)) {
      const one = new RegExp(`^(?:${token})$`, kept);
      const own = token.length === 1 ? token : (token.at(1) ?? "");
      atoms.push([own, ...alphabet].filter((it) => one.test(it)));
    }
  }
  return found;
}

const first = (atoms: readonly Atom[]) => atoms.map(([sample = ""]) => sample).join("");

/** Every part of what an alternative takes, and at which atom it begins; parts of long words only from their start. */
function partsOf(atoms: readonly Atom[]): Map<string, number> {
  const parts = new Map<string, number>();
  for (const [at, atom] of atoms.entries()) {
    for (const sample of atom) parts.set(sample, at);
    for (const length of [2, 4, atoms.length]) parts.set(first(atoms.slice(at, at + length)), at);
  }
  return parts;
}

/** A text that an expression may read again and again: `unit` as often as it takes, with something around it. */
export type Attack = { readonly before: string; readonly unit: string; readonly after: string };

/** The attack's text of about `length` characters. */
export const textOf = ({ before, unit, after }: Attack, length: number): string =>
  `${before}${unit.repeat(Math.ceil(length / unit.length))}${after}`;

/**
 * What could slow an expression that has a repetition within a repetition, or that may begin anywhere: each part of
 * what it takes, again and again, also after what it takes before that part.
 */
export function attacksOn(expression: RegExp): Attack[] {
  const attacks = new Map<string, Attack>();
  for (const atoms of alternatives(expression))
    for (const [part, at] of partsOf(atoms))
      for (const before of ["", first(atoms.slice(0, at))])
        for (const gap of between)
          for (const after of failing) {
            const attack = { before, unit: gap + part, after };
            if (attack.unit !== "") attacks.set(JSON.stringify(attack), attack);
          }
  return [...attacks.values()];
}
