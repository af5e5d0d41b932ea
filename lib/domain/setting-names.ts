/** A name in the environment that looks like a setting of the console and is none; `meant` is the nearest that is. */
export type StraySetting = { readonly name: string; readonly meant: string | null };

/** A stray setting as a sentence about what is so, and one about what to do. */
export const strayMessage = ({ name }: StraySetting): string =>
  `${name} is set, but the console has no such setting.`;
export const strayAdvice = ({ name, meant }: StraySetting): string =>
  meant === null
    ? `Check its name in .env.example, or remove ${name}.`
    : `Rename it: ${meant} is probably meant.`;

/** How the console’s own settings begin. Other programs have settings that begin with the rest, such as DATABASE_ or AWS_. */
const own =
  /^(?:COGNITO|SIGN_?IN|NEXT_?AUTH|FINGERPRINT|ROTATION|TERRAFORM_(?:CLIENT|RESOURCE)|PROTECTED_CLIENT|TRUSTED_PROXY|LOCAL_COGNITO|SECRETS?_(?:MAX|MADE|PREFIX))/;

/** Settings of others that are near to one of ours, or begin like one: of next-auth and of AWS's SDK. */
const others = /^(?:NEXTAUTH_URL_INTERNAL|AWS_.*)$/;

/** A shorter name, such as PORT, is near to too many others. */
const LEAST_CHARACTERS = 8;

/**
 * The names that nobody reads: nearly written like a known setting (two letters wrong, missing or too many), or
 * beginning like the console’s own.
 */
export function straySettings(names: readonly string[], known: readonly string[]): StraySetting[] {
  return names
    .filter((name) => !known.includes(name) && !others.test(name) && name.length <= 60)
    .map((name) => ({ name, meant: nearest(name, known) }))
    .filter(({ name, meant }) => meant !== null || own.test(name));
}

function nearest(name: string, known: readonly string[]): string | null {
  const near = known
    .filter((it) => it.length >= LEAST_CHARACTERS)
    .map((it) => ({ it, distance: distance(name, it) }))
    .filter(({ distance }) => distance <= 2)
    .sort((one, other) => one.distance - other.distance);
  return near[0]?.it ?? null;
}

/** How many letters must be added, removed or replaced to make `one` of `other` (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, its] of [...other].entries())
      next.push(
        Math.min(
          (next[index] ?? 0) + 1,
          (row[index + 1] ?? 0) + 1,
          (row[index] ?? 0) + (letter === its ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[other.length] ?? 0;
}
