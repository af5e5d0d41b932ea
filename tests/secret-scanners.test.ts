import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { projectRoot } from "@/lib/commands/project-root";
import { checksumOf, makeSecret } from "@/lib/domain/secret/secret";

const text = readFileSync(join(projectRoot, "SECURITY.md"), "utf8");
const inText = (pattern: RegExp) => pattern.exec(text)?.[1] ?? "nothing";

const detectors = z.object({
  detectors: z.tuple([z.object({ keywords: z.array(z.string()), regex: z.object({ secret: z.string() }) })]),
});
const trufflehog = detectors.parse(parse(inText(/```yaml\n([^`]+)```/))).detectors[0];

// JavaScript writes the ends of a text in another way than GitHub.
const github = [/before it `([^`]+)`/, /secret format `([^`]+)`/, /after it `([^`]+)`/]
  .map((pattern) => `(?:${inText(pattern).replace("\\A", "^").replace("\\z", "$")})`)
  .join("");

const rules = [
  ["gitleaks", inText(/^regex = '''(.+)'''$/m)],
  ["trufflehog", trufflehog.regex.secret],
  ["GitHub", github],
] as const;

/** Lines as a leak looks like: in code, a file of settings, an address, alone. */
const leaks = (secret: string) => [
  `const secret = "${secret}";`,
  `CLIENT_SECRET=${secret}`,
  `curl -u id:${secret} https://example.com`,
  secret,
];

test.each(rules)("the rule for %s finds every secret that is made with the prefix", (_, rule) => {
  for (let count = 0; count < 200; count += 1)
    for (const line of leaks(makeSecret("acme_"))) expect(line).toMatch(new RegExp(rule));
});

test.each(rules)("the rule for %s finds another prefix once it is put in its place", (_, rule) => {
  const mine = new RegExp(rule.replaceAll("acme_", "fifteen_letters"));
  for (const line of leaks(makeSecret("fifteen_letters"))) expect(line).toMatch(mine);
});

test.each(rules)(
  "the rule for %s finds no random text, no secret without the prefix and no longer word",
  (_, rule) => {
    const secret = makeSecret("acme_");
    const others = Array.from({ length: 500 }, () => makeSecret());
    for (const other of [
      ...others,
      `${secret}x`,
      `x${secret}`,
      secret.slice(0, -1),
      "acme_settings_of_the_console",
    ])
      for (const line of leaks(other)) expect(line).not.toMatch(new RegExp(rule));
  },
);

test("the keywords by which scanners choose a file are in every secret", () => {
  expect([trufflehog.keywords, inText(/^keywords = \["(.+)"\]$/m)]).toEqual([["acme_"], "acme_"]);
});

test("the checksum tells a secret from a text of its form", () => {
  const secret = makeSecret("acme_");
  const isWhole = (value: string) => checksumOf(value.slice(0, -6)) === value.slice(-6);
  expect(isWhole(secret)).toBe(true);
  expect(isWhole(secret.replace(/.(?=.{6}$)/, (last) => (last === "0" ? "1" : "0")))).toBe(false);
});
