import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Lints every snippet at its path in a tree of its own: for each one, the rules it breaks. */
function lint(snippets: [path: string, text: string][]): string[][] {
  const tree = mkdtempSync(join(tmpdir(), "walls-"));
  try {
    for (const file of ["biome.json", "package.json", ".gitignore", "tests/lint"])
      cpSync(join(root, file), join(tree, file), { recursive: true });
    const places = snippets.map(([path, text], index) => {
      const place = path.replace(/\bx\b/, `x${index}`);
      mkdirSync(dirname(join(tree, place)), { recursive: true });
      writeFileSync(join(tree, place), `${text}\n`);
      return place;
    });
    const run = spawnSync(
      join(root, "node_modules/.bin/biome"),
      ["lint", "--reporter=json", "--max-diagnostics=none", ...places],
      { cwd: tree, encoding: "utf8" },
    );
    const report: Report = JSON.parse(run.stdout);
    return places.map((place) =>
      report.diagnostics
        .filter((it) => it.severity === "error" && it.location.path === place)
        .map((it) => it.category),
    );
  } finally {
    rmSync(tree, { recursive: true });
  }
}

type Report = {
  diagnostics: { category: string; severity: string; location: { path: string } }[];
};

const imports = "lint/style/noRestrictedImports";

const forbidden: [path: string, text: string, rule: string][] = [
  ["app/x.ts", `import { x } from "@/lib/local-aws/server"; export const y = x;`, imports],
  ["app/x.ts", `import { x } from "@aws-sdk/client-cognito-identity-provider"; export const y = x;`, imports],
  ["app/x.ts", `import { x } from "next-auth"; export const y = x;`, imports],
  ["app/x.ts", `import { config } from "@/lib/config"; export const y = config;`, imports],
  [
    "app/x.ts",
    `import { ProblemNotice } from "@/components/shell/problem-notice"; export const x = ProblemNotice;`,
    imports,
  ],
  ["app/x.ts", `export const x = process.env.HOME;`, "lint/style/noProcessEnv"],
  [
    "app/x.ts",
    `import type { Pool } from "@/lib/domain/access/roles"; export const x = {} as unknown as Pool;`,
    "plugin",
  ],
  ["app/x/actions.ts", `"use server";\nexport const wipe = async () => {};`, "plugin"],
  ["app/x/actions.ts", `"use server";\nexport async function wipe() {}`, "plugin"],
  [
    "app/x.ts",
    `import { makePool } from "@/lib/domain/access/roles"; export const x = (facts: never) => makePool(facts);`,
    "plugin",
  ],
  ["app/pools/route.ts", `export const GET = async () => new Response();`, "plugin"],
  ["app/x.tsx", `export const X = () => <form method="post">a</form>;`, "plugin"],
  ["components/secrets/x.tsx", `export const X = () => <form onSubmit={() => {}}>a</form>;`, "plugin"],
  ["components/secrets/x.tsx", `export const X = () => <form method="post" />;`, "plugin"],
  ["components/secrets/x.tsx", `export const X = () => <button formMethod="get">a</button>;`, "plugin"],
  ["components/secrets/x.tsx", `export const X = () => <input formAction="/pools" />;`, "plugin"],
  ["components/clients/x.tsx", `import Form from "next/form";\n\nexport const X = Form;`, "plugin"],
  [
    "components/secrets/x.tsx",
    `import { addSecret } from "@/lib/aws/cognito/secrets"; export const x = addSecret;`,
    imports,
  ],
  [
    "components/secrets/x.tsx",
    `import type { A } from "@aws-sdk/client-cognito-identity-provider"; export type X = A;`,
    imports,
  ],
  ["components/secrets/x.tsx", `import { config } from "@/lib/config"; export const x = config;`, imports],
  ["components/secrets/x.tsx", `export { create } from "@/app/pools/actions";`, imports],
  [
    "components/ui/x.tsx",
    `import { canAdd } from "@/lib/domain/secret/secret"; export const x = canAdd;`,
    imports,
  ],
  ["components/ui/x.tsx", `import { Row } from "@/components/clients/row"; export const x = Row;`, imports],
  [
    "lib/domain/x.ts",
    `import { addSecret } from "@/lib/aws/cognito/secrets"; export const x = addSecret;`,
    imports,
  ],
  ["lib/domain/x.ts", `import { addSecret } from "../cognito/secrets"; export const x = addSecret;`, imports],
  ["lib/domain/x.ts", `import { readFileSync } from "node:fs"; export const x = readFileSync;`, imports],
  [
    "lib/aws/cognito/x.ts",
    `import { currentPerson } from "@/lib/auth/person"; export const x = currentPerson;`,
    imports,
  ],
  ["lib/aws/cognito/x.ts", `const x = await import("@/lib/store/audit/rows"); export const y = x;`, imports],
  [
    "lib/auth/x.ts",
    `import { createClient } from "@/lib/aws/cognito/clients"; export const x = createClient;`,
    imports,
  ],
  [
    "lib/store/x.ts",
    `import { createClient } from "@/lib/aws/cognito/clients"; export const x = createClient;`,
    imports,
  ],
  [
    "lib/inventory/x.ts",
    `import { openPool } from "@/lib/auth/open-pool"; export const x = openPool;`,
    imports,
  ],
  [
    "lib/inventory/x.ts",
    `import { createClient } from "@/lib/acts/clients/create"; export const x = createClient;`,
    imports,
  ],
  ["lib/acts/x.ts", `import { openPool } from "@/lib/auth/open-pool"; export const x = openPool;`, imports],
  ["lib/acts/x.ts", `import { cookies } from "next/headers"; export const x = cookies;`, imports],
  ["lib/jobs/x.ts", `import { cookies } from "next/headers"; export const x = cookies;`, imports],
  [
    "lib/auth/x.ts",
    `import { startRuns } from "@/lib/jobs/runs/worker"; export const x = startRuns;`,
    imports,
  ],
  [
    "lib/acts/x.ts",
    `import { startRuns } from "@/lib/jobs/runs/worker"; export const x = startRuns;`,
    imports,
  ],
  [
    "lib/inventory/x.ts",
    `import { poolsToRead } from "@/lib/aws/cognito/pools"; export const x = () => poolsToRead();`,
    "plugin",
  ],
  [
    "lib/local-aws/x.ts",
    `import { canAdd } from "@/lib/domain/secret/secret"; export const x = canAdd;`,
    imports,
  ],
  ["lib/x.ts", `export const x = process.env.HOME;`, "lint/style/noProcessEnv"],
  ["lib/x.ts", `export const x: any = 1;`, "lint/suspicious/noExplicitAny"],
  ["lib/camelCase.ts", `export const x = 1;`, "lint/style/useFilenamingConvention"],
  ["lib/x.ts", "export {};\n".repeat(301), "lint/style/noExcessiveLinesPerFile"],
  [
    "tests/x.test.ts",
    `import { test } from "vitest"; test.skip("x", () => {});`,
    "lint/suspicious/noSkippedTests",
  ],
];

const allowed: [path: string, text: string][] = [
  [
    "app/x/actions.ts",
    `"use server";\nimport { poolAction } from "@/lib/auth/pool-action";\n\nexport const a = poolAction("a");`,
  ],
  [
    "app/x/route.ts",
    `import { poolRoute } from "@/lib/auth/pool-route";\n\nexport const GET = poolRoute("a");`,
  ],
  [
    "app/x/route.ts",
    `import { personRoute } from "@/lib/auth/person-route";\n\nexport const GET = personRoute("a");`,
  ],
  [
    "components/clients/x.tsx",
    `import { Badge } from "@/components/ui/badge";\nimport { routes } from "@/lib/domain/routes";\n\nexport const x = [Badge, routes];`,
  ],
  [
    "lib/domain/x.ts",
    `import { z } from "zod";\nimport { ok } from "@/lib/domain/result";\n\nexport const x = [z, ok];`,
  ],
  [
    "components/clients/x.tsx",
    `import { Form } from "@/components/ui/form/form";\n\nexport const X = () => <Form onSubmit={() => {}}>a</Form>;`,
  ],
  ["lib/auth/x.ts", `import { findPool } from "@/lib/aws/cognito/pools";\n\nexport const x = findPool;`],
  ["lib/x.ts", `export const x = ["a"] as const;`],
];

const found = lint([...forbidden.map(([path, text]): [string, string] => [path, text]), ...allowed]);

test.each(forbidden.map((it, index) => [...it, index] as const))(
  "%s may not: %s",
  (_path, _text, rule, index) => {
    expect(found[index]).toContain(rule);
  },
);

test.each(allowed.map((it, index) => [...it, index] as const))("%s may: %s", (_path, _text, index) => {
  expect(found[forbidden.length + index]).toEqual([]);
});

test("no folder has more than 24 files", () => {
  const counts = new Map<string, number>();
  const { stdout } = spawnSync("git", ["ls-files", "app", "components", "lib", "tests", "infra"], {
    cwd: root,
    encoding: "utf8",
  });
  for (const file of stdout.trim().split("\n"))
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  expect(counts.get("lib/domain")).toBeGreaterThan(1);
  expect([...counts].filter(([, count]) => count > 24)).toEqual([]);
});
