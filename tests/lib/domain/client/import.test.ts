import { expect, test } from "vitest";
import { readClientFile } from "@/lib/domain/client/import";
import { exportFile } from "@/lib/domain/export/file";
import { importCases } from "./import-cases";

test.each(importCases)("$name", ({ text, rows, refused }) => {
  const read = readClientFile(text);
  expect(JSON.stringify(read)).not.toContain("hush");
  if (refused) return expect(read.ok ? "" : read.problem.message).toMatch(refused);
  const found = read.ok ? read.value : [read.problem.message];
  expect(found).toHaveLength(rows?.length ?? 0);
  for (const [index, wanted] of (rows ?? []).entries()) {
    const row = found[index];
    const template = typeof row === "string" ? undefined : row?.template;
    if (wanted instanceof RegExp) expect(template?.ok ? "" : template?.problem.message).toMatch(wanted);
    else {
      const { leftOut, ...rest } = wanted;
      expect(template).toMatchObject({ ok: true, value: rest });
      if (leftOut && template?.ok)
        expect(template.value.leftOut).toEqual(leftOut.map((it) => expect.stringMatching(it)));
    }
  }
});

test("the console’s own export of clients is read back", () => {
  const settings = {
    flows: ["client_credentials"],
    authFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
    isOAuthOn: true,
    scopes: ["orders/read"],
    accessTokenValidity: 30,
    accessTokenUnit: "minutes",
    isRevocable: false,
  };
  const client = { clientId: "abc", name: "orders", hasSecret: true, settings };
  const exported = { poolId: "eu-west-1_A", region: "eu-west-1", clients: [client], servers: [] };
  expect(readClientFile(exportFile(exported, "json", { hasPoolVariable: false }))).toMatchObject({
    ok: true,
    value: [
      {
        name: "orders",
        template: {
          ok: true,
          value: {
            name: "orders",
            scopes: ["orders/read"],
            tokenMinutes: 30,
            carried: { isRevocable: false },
            leftOut: [],
          },
        },
      },
    ],
  });
});

test("members that nothing here knows are named, and their values are nowhere", () => {
  const settings = { flows: ["client_credentials"], isOAuthOn: true, scopes: ["a/b"], color: "hush" };
  const text = JSON.stringify({ clients: [{ name: "a", clientSecret: "hush", settings }] });
  const read = readClientFile(text);
  const template = read.ok ? read.value[0]?.template : undefined;
  expect(template?.ok && template.value.leftOut).toEqual([
    "clients.clientSecret: not recognized.",
    "settings.color: not recognized.",
  ]);
  expect(JSON.stringify(read)).not.toContain("hush");
});
