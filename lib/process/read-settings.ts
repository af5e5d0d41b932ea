import { readFileSync } from "node:fs";
import type { z } from "zod";
import { errorName } from "@/lib/process/error-name";

type Environment = Readonly<Record<string, string | undefined>>;

/** What a schema makes of settings, or a line for each that is missing or wrong, which begins with its name. */
type Settings<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly lines: string[] };

/**
 * Parses the settings in `environment`. An empty one counts as not set. One of `secrets` can also come from a file whose
 * path is in NAME_FILE, without a line break at its end: Docker, Kubernetes and ECS hand secrets over in this way.
 */
export function readSettings<T>(
  schema: z.ZodType<T>,
  environment: Environment,
  secrets: readonly string[],
): Settings<T> {
  const settings = given(environment);
  const wrong = new Map<string, string>();
  for (const name of secrets) {
    const path = settings[`${name}_FILE`];
    if (path === undefined) continue;
    const file = contentOf(path);
    if (settings[name] !== undefined)
      wrong.set(name, `${name} and ${name}_FILE are both set. Remove one of them.`);
    else if (file.text === null) wrong.set(name, `${name}_FILE can’t be read (${file.reason}).`);
    else if (file.text === "") wrong.set(name, `${name}_FILE names an empty file.`);
    else settings[name] = file.text;
  }
  const parsed = schema.safeParse(settings);
  if (parsed.success && wrong.size === 0) return { ok: true, value: parsed.data };
  const others = linesOf(parsed.error).filter((line) => !wrong.has(line.split(" ", 1)[0] ?? ""));
  return { ok: false, lines: [...wrong.values(), ...others] };
}

/** The settings that have a value. */
export const given = (environment: Environment): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));

const linesOf = (error: z.ZodError | undefined) =>
  (error?.issues ?? []).map(
    ({ path, code, message }) => `${String(path[0])} ${code === "invalid_type" ? "is not set." : message}`,
  );

type Content =
  | { readonly text: string; readonly reason: null }
  | { readonly text: null; readonly reason: string };

/** Read once: a process keeps the settings with which it started. */
const contents = new Map<string, Content>();

/** The text of a file without its last line break, or the code of the error that reading it caused. */
export function contentOf(path: string): Content {
  const content = contents.get(path) ?? readContent(path);
  contents.set(path, content);
  return content;
}

function readContent(path: string): Content {
  try {
    return { text: readFileSync(path, "utf8").replace(/\r?\n$/, ""), reason: null };
  } catch (error) {
    return { text: null, reason: errorName(error) };
  }
}
