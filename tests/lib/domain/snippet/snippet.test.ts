import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import fc from "fast-check";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { curlSnippets, envFile, envFileName, secretSnippets } from "@/lib/domain/snippet/snippet";
import { type LocalCognito, startLocalCognito } from "@/lib/local-aws/server";
import { clientName, type Input, legal, secret } from "@/tests/kit/legal-values";
import { nastyClient } from "@/tests/kit/nasty-client";
import { oneByOne, type Sent, stubCurl } from "@/tests/kit/programs/curl-stub";
import { runShell, shells } from "@/tests/kit/programs/shell";

const runs = 10;

/** Several values for one start of a shell. */
const batchOf = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: 20, maxLength: 20 });

/** An empty folder of the test's own. */
function scratch() {
  const folder = mkdtempSync(join(tmpdir(), "snippet-"));
  folders.push(folder);
  return folder;
}
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const textOf = (snippets: { text: string }[]) => snippets.map((it) => it.text).join("\n");

function expectIntent(sent: Sent[], input: Input, clientSecret: string) {
  const body = ["grant_type=client_credentials", `scope=${input.scopes.join(" ")}`];
  const inHeader = { url: [input.tokenUrl], basic: `${input.clientId}:${clientSecret}`, body };
  const credentials = [`client_id=${input.clientId}`, `client_secret=${clientSecret}`];
  const inBody = { url: [input.tokenUrl], basic: null, body: [...credentials, ...body] };
  expect(sent).toMatchObject([inHeader, inBody, inHeader, inBody]);
  for (const hidden of sent.slice(2)) expect(hidden.visible.join(" ")).not.toContain(clientSecret);
}

describe.each(shells)("in %s", (shell) => {
  test("curl is told what was meant, whatever Cognito allows in a scope", async () => {
    const folder = scratch();
    const { environment, sent } = stubCurl(folder);
    await fc.assert(
      fc.asyncProperty(batchOf(fc.tuple(legal, secret)), async (inputs) => {
        const scripts = inputs.map(([input, secret]) => ({ text: textOf(curlSnippets(input)), secret }));
        const said = await runShell(shell, oneByOne(scripts), { folder, environment });
        expect(said).toEqual({ stdout: "", stderr: "" });
        const calls = sent();
        expect(calls).toHaveLength(4 * inputs.length);
        for (const [index, [input, secret]] of inputs.entries())
          expectIntent(calls.slice(4 * index, 4 * index + 4), input, secret);
      }),
      { numRuns: runs },
    );
  });

  test("what is typed into an interactive shell does the same", async () => {
    const folder = scratch();
    const { environment, sent } = stubCurl(folder);
    const CLIENT_SECRET = "AbC0123456789AbC0123456789";
    const input = {
      tokenUrl: "https://example.auth.eu-west-1.amazoncognito.com/oauth2/token",
      clientId: "1example23456789",
      scopes: ["a!b/c!!d", "-x/@y", "#a/~b", "it's/`id`$(id)$HOME"],
    };
    await runShell(shell, ["-i"], {
      folder,
      input: `${textOf(curlSnippets(input))}\n`,
      environment: { ...environment, CLIENT_SECRET },
    });
    expectIntent(sent(), input, CLIENT_SECRET);
  });

  test("a .env file gives back every value", async () => {
    const folder = scratch();
    const script = `for file in *.env; do (
        set -a; . "./$file"; set +a
        printf '%s\\0' "$CLIENT_ID" "$CLIENT_SECRET" "$TOKEN_URL" "\${SCOPE-left out}"
      ); done`;
    await fc.assert(
      fc.asyncProperty(batchOf(fc.tuple(legal, secret, clientName)), async (inputs) => {
        for (const [index, [input, clientSecret, name]] of inputs.entries())
          writeFileSync(join(folder, `${index + 10}.env`), envFile({ ...input, clientSecret, name }));
        const { stdout, stderr } = await runShell(shell, ["-c", script], { folder });
        expect(stderr).toBe("");
        const values = inputs.flatMap(([input, clientSecret]) => [
          input.clientId,
          clientSecret,
          input.tokenUrl,
          isReadAlike(input.scopes) ? input.scopes.join(" ") : "left out",
        ]);
        expect(stdout.split("\0")).toEqual([...values, ""]);
      }),
      { numRuns: runs },
    );
  });

  test("from the downloaded file the secret reaches curl", async () => {
    const folder = scratch();
    const { environment, sent } = stubCurl(folder);
    const input = { tokenUrl: "https://example.com/oauth2/token", clientId: "abc", scopes: ["a/b"] };
    const clientSecret = "AbC0123456789AbC0123456789";
    const file = envFileName("orders worker");
    writeFileSync(join(folder, file), envFile({ ...input, clientSecret, name: "orders worker" }));
    const load = secretSnippets(file).filter((it) => it.id === "load-file");
    await runShell(shell, ["-c", textOf([...load, ...curlSnippets(input)])], { folder, environment });
    expectIntent(sent(), input, clientSecret);
  });

  test("a secret typed unseen is taken to the letter", async () => {
    const type = secretSnippets("x.env").filter((it) => it.id === "type-unseen");
    const { stdout } = await runShell(shell, ["-c", `${textOf(type)}\nprintf '[%s]' "$CLIENT_SECRET"`], {
      folder: scratch(),
      input: "  a\\b$c'd \nnext line\n",
    });
    expect(stdout).toBe("[  a\\b$c'd ]");
  });
});

/** An apostrophe beside one of these has no form that shells and .env readers read alike. */
const isReadAlike = (scopes: string[]) => !(/'/.test(scopes.join(" ")) && /["$`\\]/.test(scopes.join(" ")));

test("Node reads every value of a .env file", () => {
  fc.assert(
    fc.property(legal, secret, clientName, (input, clientSecret, name) => {
      expect({ ...parseEnv(envFile({ ...input, clientSecret, name })) }).toEqual({
        CLIENT_ID: input.clientId,
        CLIENT_SECRET: clientSecret,
        TOKEN_URL: input.tokenUrl,
        ...(isReadAlike(input.scopes) ? { SCOPE: input.scopes.join(" ") } : {}),
      });
    }),
    { numRuns: 1_000 },
  );
});

test("a .env file has a plain name, whatever the client is called", () => {
  fc.assert(
    fc.property(fc.oneof(clientName, fc.string()), (name) => {
      expect(envFileName(name)).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,70}\.env$/);
    }),
  );
  expect(envFileName("orders worker (prod)")).toBe("orders-worker-prod.env");
  expect(envFileName("../../etc/passwd")).toBe("etc-passwd.env");
  expect(envFileName("CON")).toBe("client-CON.env");
  expect(envFileName("@@@")).toBe("client.env");
});

test("no snippet has a comment, since an interactive zsh would run it", () => {
  const curl = curlSnippets({ tokenUrl: "https://example.com/t", clientId: "a", scopes: ["a/b"] });
  expect(textOf([...curl, ...secretSnippets("a.env")])).not.toMatch(/(^|\s)#/);
});

test("without scopes no scope is asked for", () => {
  const snippets = curlSnippets({ tokenUrl: "https://example.com/t", clientId: "a", scopes: [] });
  expect(textOf(snippets)).not.toContain("scope");
});

describe("with the real curl and the local Cognito", () => {
  let cognito: LocalCognito;
  beforeAll(async () => {
    cognito = await startLocalCognito({ port: 0, consoleUrl: "http://localhost:3000" });
  });
  afterAll(() => cognito.close());

  test.each(shells)("each snippet, pasted into %s, gets a token that verifies", async (shell) => {
    const { poolId, clientSecret, ...input } = await nastyClient(cognito, shell);
    const issuer = `${cognito.url}/${poolId}`;
    const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));
    for (const { id, text } of curlSnippets(input)) {
      const environment = { CLIENT_SECRET: clientSecret };
      const { stdout, stderr } = await runShell(shell, ["-c", text], { folder: scratch(), environment });
      expect({ id, stderr }).toEqual({ id, stderr: "" });
      const { payload } = await jwtVerify(JSON.parse(stdout).access_token, keys, { issuer });
      expect(String(payload.scope).split(" ").sort()).toEqual([...input.scopes].sort());
    }
  });
});
