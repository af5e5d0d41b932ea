import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parseAst } from "vitest/node";
import { z } from "zod";
import { ownTime } from "@/tests/kit/own-time";
import { attacksOn, textOf } from "./kit/regex-attacks";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Expressions whose input is never longer than this, and what sees to that. */
const bounded: Record<string, number> = {
  // `highlight` leaves longer code as it is.
  "lib/domain/snippet/highlight.ts": 100_000,
};

/** Files that make expressions from texts: either they do so when they are loaded, which is watched, or why not. */
const made: Record<string, (() => Promise<unknown>) | string> = {
  "lib/aws/cognito/without-secret.ts": () => import("@/lib/aws/cognito/without-secret"),
  "lib/domain/snippet/highlight.ts": () => import("@/lib/domain/snippet/highlight"),
  "lib/local-aws/cognito/tags.ts":
    "the stand-in for Cognito, for development and tests; an ARN of a bounded length",
  "lib/local-aws/call/validation.ts": "the stand-in; Cognito’s own patterns over fields of a bounded length",
};

type Found = { place: string; expression: RegExp };

/** Every expression of the source: literals, those that zod brings along, and those made of texts. */
async function allExpressions(): Promise<Found[]> {
  const found: Found[] = [];
  const makers = new Set<string>();
  for (const file of sources()) {
    const text = readFileSync(join(root, file), "utf8");
    const place = (start: number) => `${file}:${text.slice(0, start).split("\n").length}`;
    walk(parseAst(text, { lang: file.endsWith("x") ? "tsx" : "ts" }), (node) => {
      const { type, start, regex, callee, property } = node;
      if (type === "Literal" && regex)
        found.push({ place: place(start), expression: new RegExp(regex.pattern, regex.flags) });
      if (callee?.name === "RegExp") makers.add(file);
      const known =
        type === "MemberExpression" && new Map(Object.entries(zodExpressions)).get(property?.name ?? "");
      if (known) found.push({ place: `${place(start)} (zod)`, expression: known });
    });
  }
  expect([...makers].sort(), "files that make expressions from texts").toEqual(Object.keys(made).sort());
  for (const [file, load] of Object.entries(made))
    if (typeof load !== "string")
      found.push(...(await watched(load)).map((it) => ({ place: file, expression: it })));
  return found;
}

const { domain, base64, base64url } = z.regexes;
const zodExpressions = {
  url: domain,
  uuid: z.regexes.uuid(),
  datetime: z.regexes.datetime({ offset: true }),
  date: z.regexes.date,
  base64,
  base64url,
};

function sources(): string[] {
  const folders = ["app", "components", "lib"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  );
  return [...folders, "proxy.ts", "instrumentation.ts", "instrumentation-client.ts"].filter((name) =>
    /\.tsx?$/.test(name),
  );
}

type Node = {
  type: string;
  start: number;
  regex?: { pattern: string; flags: string };
  callee?: { name?: string };
  property?: { name?: string };
};

function walk(value: unknown, visit: (node: Node) => void): void {
  if (typeof value !== "object" || value === null) return;
  if ("type" in value && typeof value.type === "string") visit(value as Node);
  for (const child of Object.values(value)) walk(child, visit);
}

async function watched(load: () => Promise<unknown>): Promise<RegExp[]> {
  const native = globalThis.RegExp;
  const seen: RegExp[] = [];
  globalThis.RegExp = new Proxy(native, {
    construct(target, given: [string, string]) {
      const expression = new target(...given);
      seen.push(expression);
      return expression;
    },
  });
  await load().finally(() => {
    globalThis.RegExp = native;
  });
  expect(seen).not.toEqual([]);
  return seen;
}

/** Enough that one of them is undisturbed: by other work, and by V8, which may compile or collect garbage meanwhile. */
const TRIES = 15;

/** A try that takes this long is beyond doubt: others would be no faster. */
const HOPELESS_MS = 500;

/** Milliseconds that an expression takes to read all of a text: the least of a few tries. */
function cost(expression: RegExp, text: string, enough: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && least > enough; tries += 1) {
    expression.lastIndex = 0;
    const ms = ownTime(() => {
      // Finds every match and makes no object of it: a million of those would cost more than the reading.
      if (expression.global) text.replace(expression, "");
      else expression.test(text);
    });
    if (ms > HOPELESS_MS) return ms;
    least = Math.min(least, ms);
  }
  return least;
}

const MOST_MS = 50;

/** On a machine that is slower or has other work, as long as the simplest expression takes three times at that moment. */
const mostMs = () => Math.max(MOST_MS, 3 * cost(/a/g, "a".repeat(1_000_000), 0));

/** Reads ever longer texts of an attack, so that one that takes forever at a megabyte is found before it is tried. */
function slowness({ place, expression }: Found): string[] {
  const worst = attacksOn(expression)
    .map((attack) => ({ attack, ms: cost(expression, textOf(attack, 1_000), 0.2) }))
    .sort((one, other) => other.ms - one.ms)
    .slice(0, 2);
  const longest = bounded[place] ?? 1_000_000;
  for (const length of [32_000, 1_000_000].map((it) => Math.min(it, longest)))
    for (const { attack } of worst) {
      const ms = cost(expression, textOf(attack, length), MOST_MS);
      if (ms > MOST_MS && ms > mostMs())
        return [
          `${place} ${expression} takes ${Math.round(ms)} ms for ${length} times ${JSON.stringify(attack)}`,
        ];
    }
  return [];
}

test("every regular expression of the source reads 1 MB of its worst input within 50 ms", async () => {
  const found = await allExpressions();
  expect(found.length).toBeGreaterThan(100);
  const different = new Map(found.map((it) => [String(it.expression), it]));
  expect([...different.values()].flatMap(slowness)).toEqual([]);
});
