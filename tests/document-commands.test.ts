import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "@/lib/commands/project-root";
import { type LocalCognito, startLocalCognito } from "@/lib/local-aws/server";
import { apiOf } from "@/tests/browser/kit/stand";
import { runCommand } from "@/tests/kit/command";

// Each command of a document is run here, by another test, or held against what it names.

const text = (file: string) => readFileSync(join(projectRoot, file), "utf8");
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "infra/README.md",
  "lib/local-aws/README.md",
];
const scripts = Object.keys(JSON.parse(text("package.json")).scripts);
const infra = ["outputs.tf", "variables.tf", "variables_m2m.tf", "variables_console.tf"]
  .map((file) => text(`infra/${file}`))
  .join("\n");

/** The commands in the shell blocks of a document: continued lines joined, comments removed. */
const commandsIn = (file: string) =>
  [...text(file).matchAll(/^```(?:sh|bash)\n([\s\S]*?)^```$/gm)]
    .flatMap(([, block = ""]) => block.replace(/\\\n\s*/g, " ").split("\n"))
    .map((line) => line.replace(/(^|\s)#.*$/, "").trim())
    .filter((line) => line !== "");

/** How a command of a document is held, by its beginning: what is wrong with it, or null. */
const holders: readonly (readonly [RegExp, (command: string) => string | null])[] = [
  [/^npm (ci|start)$/, () => null],
  [/^npm run /, (command) => unknown(/^npm run ([\w:-]+)/, command, (name) => scripts.includes(name))],
  [
    /^cd (\S+)( && npm ci && npm start)?$/,
    (command) =>
      unknown(/^cd (\S+)/, command, (path) => path === ".." || existsSync(join(projectRoot, path))),
  ],
  // tests/browser/console/image.test.ts builds what Docker would and runs it.
  [/^docker (build|run) .*\bclientele\b/, () => null],
  [/^aws configure$/, () => null],
  // tests/infra simulates both policies.
  [
    /^aws iam create-policy --policy-name m2m-\w+ --policy-document file:/,
    (command) => unknown(/file:\/\/(\S+)$/, command, (path) => existsSync(join(projectRoot, "infra", path))),
  ],
  [/^export AWS_\w+="[\w-]+"$/, () => null],
  // tests/infra runs these with Terraform where it is installed.
  [/^terraform (init|plan|apply|destroy|output)\b/, terraformFault],
  [/^[A-Z_]+=\$\(terraform output -raw \w+\)$/, terraformFault],
  [/^echo "(NEXTAUTH_SECRET|FINGERPRINT_KEY)=\$\(openssl rand -base64 32\)" >> \.\.\/\.env$/, () => null],
  // tests/infra/operations.test.ts runs these.
  [/^(pg_dump|pg_restore|psql) /, () => null],
  // Run below.
  [/^curl -X POST "\$TOKEN_ENDPOINT"/, () => null],
];

function unknown(pattern: RegExp, command: string, isKnown: (name: string) => boolean): string | null {
  const name = pattern.exec(command)?.[1] ?? "";
  return isKnown(name) ? null : `${command}: unknown ${name}`;
}

/** Outputs, variables and files that a command of Terraform names and that infra/ does not have. */
function terraformFault(command: string): string | null {
  const named = (pattern: RegExp) => [...command.matchAll(pattern)].map((match) => match[1] ?? "");
  const gone = [
    ...named(/output -(?:raw|json) (\w+)/g).filter((name) => !infra.includes(`output "${name}"`)),
    ...named(/-var (\w+)=/g).filter((name) => !infra.includes(`variable "${name}"`)),
    ...named(/-(?:var-file|backend-config)=(\S+)/g).filter(
      (file) => !existsSync(join(projectRoot, "infra", file)),
    ),
  ];
  return gone.length > 0 ? `${command}: unknown ${gone.join(", ")}` : null;
}

test.each(documents)("every command in %s exists, with what it names", (file) => {
  const faults = commandsIn(file).flatMap((command) => {
    const holder = holders.find(([pattern]) => pattern.test(command));
    return holder ? (holder[1](command) ?? []) : `${command}: held by nothing`;
  });
  expect(faults).toEqual([]);
});

test.each([...documents, ".env.example", "DECISIONS.md"])(
  "every npm command that %s names exists",
  (file) => {
    const named = [...text(file).matchAll(/`npm (?:run )?([\w:-]+)/g)].map(([, name = ""]) => name);
    const own = ["ci", "config", "run"];
    expect(named.filter((name) => !scripts.includes(name) && !own.includes(name))).toEqual([]);
  },
);

/** The words and options that a document gives to a command: "npm run doctor -- --json", or in a row of a table. */
function wordsGiven(file: string): (readonly [command: string, word: string])[] {
  const rows = text(file)
    .split("\n")
    .filter((line) => line.startsWith("| `npm run "));
  return [
    ...[...text(file).matchAll(/npm run ([\w:-]+) -- (-*\w[\w-]*)/g)].map(
      ([, command = "", word = ""]) => [command, word] as const,
    ),
    ...rows.flatMap((row) => {
      const command = /npm run ([\w:-]+)/.exec(row)?.[1] ?? "";
      return [...row.matchAll(/`-- (-*\w[\w-]*)/g)].map(([, word = ""]) => [command, word] as const);
    }),
  ];
}

test("the commands take the words and options that the documents give them", async () => {
  const given = documents.flatMap(wordsGiven);
  for (const command of new Set(given.map(([name]) => name))) {
    const words = given.flatMap(([name, word]) => (name === command ? word : []));
    const { stdout } = await runCommand(command, {}, ["--help"]);
    for (const word of words) expect(stdout, `npm run ${command} -- ${word}`).toContain(word);
    const names = /Names: ([^.]+)\./.exec(stdout)?.[1]?.split(", ") ?? [];
    expect(words, `all that npm run ${command} knows`).toEqual(expect.arrayContaining(names));
  }
});

let cognito: LocalCognito;
beforeAll(async () => {
  cognito = await startLocalCognito({ port: 0, consoleUrl: "http://localhost:3000" });
});
afterAll(() => cognito.close());

test("the curl commands of infra/README.md get tokens", async () => {
  const { api, pools } = apiOf(cognito);
  const { UserPoolClients = [] } = await api.send(
    new ListUserPoolClientsCommand({ UserPoolId: pools.dev, MaxResults: 60 }),
  );
  const ClientId = UserPoolClients.find((it) => it.ClientName === "m2m-client")?.ClientId;
  const { UserPoolClient } = await api.send(
    new DescribeUserPoolClientCommand({ UserPoolId: pools.dev, ClientId }),
  );
  api.destroy();
  const commands = commandsIn("infra/README.md").filter((command) => command.startsWith("curl "));
  expect(commands).toHaveLength(2);
  for (const command of commands) {
    const { stdout } = await promisify(execFile)("sh", ["-c", command.replace("curl ", "curl --silent ")], {
      env: {
        ...process.env,
        CLIENT_ID: ClientId ?? "",
        CLIENT_SECRET: UserPoolClient?.ClientSecret ?? "",
        TOKEN_ENDPOINT: `${cognito.url}/clientele-dev/oauth2/token`,
      },
    });
    const [, example = "{}"] = /```json\n([\s\S]*?)```/.exec(text("infra/README.md")) ?? [];
    expect(Object.keys(JSON.parse(stdout)).sort(), command).toEqual(Object.keys(JSON.parse(example)).sort());
  }
});
