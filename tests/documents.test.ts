import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { actions } from "@/lib/aws/cognito/doctor/iam-actions";
import { projectRoot } from "@/lib/commands/project-root";
import { read, SettingsError, settingNames } from "@/lib/config";

// What the documents say is held against what there is; `document-commands.test.ts` looks at their commands.

const text = (file: string) => readFileSync(join(projectRoot, file), "utf8");
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "DECISIONS.md",
  "SECURITY.md",
  "infra/README.md",
  "infra/examples/compose/README.md",
  "infra/examples/console-on-ecs/README.md",
  "infra/examples/helm/README.md",
  "lib/local-aws/README.md",
];
const manifest: Record<"scripts" | "dependencies" | "devDependencies", Record<string, string>> = JSON.parse(
  text("package.json"),
);

/** The part of a document below the heading `title`. */
const section = (file: string, title: string) =>
  text(file).split(`\n## ${title}\n`)[1]?.split("\n## ")[0] ?? "";

const found = (pattern: RegExp, where: string) =>
  [...new Set([...where.matchAll(pattern)].map((match) => match[1] ?? ""))].sort();

test.each([
  ["README.md", 150],
  ["CONTRIBUTING.md", 90],
  ["DECISIONS.md", 250],
])("%s has at most %i lines", (file, most) => {
  expect(text(file).split("\n").length - 1).toBeLessThanOrEqual(most);
});

test.each(documents)("what %s links to or shows is there", (file) => {
  const targets = [
    ...found(/\]\(([^)#]+)\)/g, text(file)),
    ...found(/\b(?:src|srcset)="([^"]+)"/g, text(file)),
  ].filter((it) => !URL.canParse(it));
  expect(targets.filter((target) => !existsSync(join(projectRoot, dirname(file), target)))).toEqual([]);
});

test.each(documents)("the files that %s names are there", (file) => {
  const paths = found(/`((?:app|components|lib|tests|infra|public)\/[\w./-]+)`/g, text(file)).filter(
    (it) => !/\/[xy]\b/.test(it),
  );
  expect(paths.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
});

test("README shows each picture in both themes, with words for it, and none is heavy", () => {
  const shown = found(/\bsrc(?:set)?="(public\/[^"]+)"/g, text("README.md"));
  const taken = readdirSync(join(projectRoot, "public/pictures")).map((file) => `public/pictures/${file}`);
  expect(shown).toEqual(taken.sort());
  for (const path of shown) {
    expect(statSync(join(projectRoot, path)).size).toBeLessThanOrEqual(160_000);
    const other = path.includes("-light.")
      ? path.replace("-light.", "-dark.")
      : path.replace("-dark.", "-light.");
    expect(shown).toContain(other);
  }
  const images = text("README.md").match(/<img [^>]*>/g) ?? [];
  expect(images.filter((image) => !/alt="[^"]{20,}"/.test(image))).toEqual([]);
});

test.each(documents)("every image of the console that %s builds is told its commit", (file) => {
  // The build has no Git: .dockerignore leaves .git out. An image made from ours (CONSOLE) has it already.
  const builds = (text(file).match(/^ *docker build .*$/gm) ?? []).filter((it) => !it.includes(" CONSOLE="));
  expect(builds.filter((it) => !it.includes("--build-arg APP_COMMIT="))).toEqual([]);
});

/** Variables that are no settings of the console: of the AWS SDK, Terraform, Compose, programs that use a client. */
const elsewhere =
  /^(AWS_(REGION|ACCESS_KEY_ID|SECRET_ACCESS_KEY|DEFAULT_REGION)|TF_\w+|CLIENT_(ID|SECRET)|TOKEN_(ENDPOINT|URL)|CLIENTELE_VERSION|NEW_DATABASE_URL|MUTANTS_\w+)$/;

test.each(documents)("every setting that %s names exists", (file) => {
  const named = found(/`([A-Z][A-Z0-9]*_[A-Z0-9_]+)`/g, text(file)).filter((name) => !elsewhere.test(name));
  const inCode = (name: string) => sources().some((source) => source.includes(name));
  expect(named.filter((name) => !settingNames.includes(name) && !inCode(name))).toEqual([]);
});

let known: string[] | undefined;

/** The sources, whose constants DECISIONS and the local Cognito's document name too. */
function sources(): string[] {
  known ??= ["lib", "infra"].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(ts|tf)$/.test(file))
      .map((file) => text(join(folder, file))),
  );
  return known;
}

test("README names the settings without which the console does not start", () => {
  const aws = section("README.md", "Point it at AWS");
  const required = found(/^(\w+) is not set\.$/gm, missingSettings());
  expect(required).toContain("COGNITO_POOLS");
  expect(required.filter((name) => !aws.includes(`\`${name}\``))).toEqual([]);
});

/** What the console says of an environment without settings, one line each. */
function missingSettings(): string {
  try {
    read({});
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return "";
}

test("README tells of every command", () => {
  const commands = found(/^\| `npm (?:run )?([\w:-]+)`/gm, section("README.md", "Commands"));
  expect(commands).toEqual(Object.keys(manifest.scripts).sort());
});

test("every block of JSON, YAML or shell in a document can be parsed", () => {
  for (const file of documents)
    for (const [, language = "", block = ""] of text(file).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)) {
      if (language === "json") expect(() => JSON.parse(block), `${file}: ${block}`).not.toThrow();
      else if (language === "yaml") expect(() => parse(block), `${file}: ${block}`).not.toThrow();
      else if (language === "sh" || language === "bash") execFileSync("sh", ["-n"], { input: block });
      else expect(["toml", "ini", "ts", "hcl", "nginx"], file).toContain(language);
    }
});

test("the doctor probes the AWS actions that the console uses, and no more", () => {
  // iam-actions.ts only probes what it lists.
  const files = readdirSync(join(projectRoot, "lib/aws/cognito"), {
    recursive: true,
    encoding: "utf8",
  }).filter((file) => file.endsWith(".ts") && !file.endsWith("iam-actions.ts"));
  const used = files.flatMap((file) => found(/\bnew (\w+)Command\(/g, text(join("lib/aws/cognito", file))));
  // Asked for without a permission: who the caller is.
  const needed = [...new Set(used)].filter((name) => name !== "GetCallerIdentity").sort();
  expect(actions.map(({ name }) => name).sort()).toEqual(needed);
});

test("CONTRIBUTING gives a reason for every dependency", () => {
  const rows = section("CONTRIBUTING.md", "Dependencies")
    .split("\n")
    .filter((line) => line.startsWith("| "));
  const named = rows.slice(1).flatMap((row) => row.split("|")[1]?.trim().split(", ") ?? []);
  const declared = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
  expect(named.sort()).toEqual(declared.sort());
});
