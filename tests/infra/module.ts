import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "@cdktn/hcl2json";

/** A block of HCL as JSON: expressions are strings `${…}`, blocks are lists. */
export type Body = Record<string, unknown>;

/** A module as parsed: every block by the file it is in. `broken` tells of files that do not parse. */
export type Module = {
  files: { file: string; body: Body }[];
  /** Each resource, data source, variable and so on: its labels and its body. */
  blocks: { file: string; kind: string; labels: string[]; body: Body }[];
  locals: Body;
  broken: string[];
};

const labelled: Record<string, number> = {
  resource: 2,
  data: 2,
  variable: 1,
  output: 1,
  provider: 1,
  check: 1,
  module: 1,
};

/** Parses the `.tf` files of a folder. */
export function readModule(folder: string): Promise<Module> {
  const names = readdirSync(folder).filter((name) => name.endsWith(".tf"));
  return parseModule(
    Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")])),
  );
}

/** Parses HCL texts by file name. A file of values (tfvars) has no blocks. */
export async function parseModule(texts: Record<string, string>): Promise<Module> {
  const module: Module = { files: [], blocks: [], locals: {}, broken: [] };
  for (const [file, text] of Object.entries(texts)) {
    try {
      const body = await parseOnce(file, text);
      module.files.push({ file, body });
    } catch (error) {
      module.broken.push(`${file} does not parse: ${String(error).split("\n")[0]}`);
    }
  }
  for (const { file, body } of module.files)
    for (const [kind, content] of Object.entries(body)) {
      if (kind === "locals") for (const each of content as Body[]) Object.assign(module.locals, each);
      module.blocks.push(...blocksOf(file, kind, content, labelled[kind] ?? 0, []));
    }
  return module;
}

const parsed = new Map<string, Promise<Body>>();

/** Most files of one module are those of another: a mistake is made in one of them. */
function parseOnce(file: string, text: string): Promise<Body> {
  const known = parsed.get(text) ?? (parse(file, text) as Promise<Body>);
  parsed.set(text, known);
  return known;
}

/** The bodies of all blocks of this kind and these labels; fewer labels match more. */
export const bodies = (module: Module, kind: string, ...labels: string[]): Body[] =>
  module.blocks
    .filter((it) => it.kind === kind && labels.every((label, index) => it.labels[index] === label))
    .map((it) => it.body);

/** Every text in a value, however deep. */
export function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(texts);
}

function blocksOf(
  file: string,
  kind: string,
  content: unknown,
  depth: number,
  labels: string[],
): Module["blocks"] {
  if (depth > 0)
    return Object.entries(content as Body).flatMap(([label, inner]) =>
      blocksOf(file, kind, inner, depth - 1, [...labels, label]),
    );
  return Array.isArray(content) ? content.map((body: Body) => ({ file, kind, labels, body })) : [];
}
