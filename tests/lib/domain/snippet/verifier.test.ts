import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { snippetGroups } from "@/lib/domain/snippet/catalogue";
import { hasRuntime, python, runProgram } from "@/tests/kit/programs/run-program";

const clientId = "1example23456789";
const scope = "https://api.example.com/it's$(id)/`read`";

let keys: Record<"own" | "other", { privateKey: CryptoKey }>;
let server: Server;
let issuer: string;
const folder = mkdtempSync(join(tmpdir(), "verifier-"));

beforeAll(async () => {
  const [own, other] = await Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);
  keys = { own, other };
  const set = JSON.stringify({
    keys: [{ ...(await exportJWK(own.publicKey)), kid: "own", alg: "RS256", use: "sig" }],
  });
  server = createServer((_, response) =>
    response.writeHead(200, { "content-type": "application/json" }).end(set),
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  symlinkSync(
    fileURLToPath(new URL("../../../../node_modules", import.meta.url)),
    join(folder, "node_modules"),
  );
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const good = () => ({
  iss: issuer,
  token_use: "access",
  client_id: clientId,
  scope: `a/b ${scope}`,
  exp: Math.floor(Date.now() / 1000) + 300,
});

const signed = (claims: object, key: "own" | "other" = "own", kid = "own") =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg: "RS256", kid }).sign(keys[key].privateKey);

/** A token that an API must take, and those that it must not. */
async function tokens(): Promise<{ good: string; bad: Record<string, string> }> {
  const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  return {
    good: await signed(good()),
    bad: {
      "another issuer": await signed({ ...good(), iss: "https://evil.example.com" }),
      "an id token": await signed({ ...good(), token_use: "id" }),
      "another client": await signed({ ...good(), client_id: "other" }),
      "aud in place of client_id": await signed({ ...good(), client_id: undefined, aud: clientId }),
      "a scope it lacks": await signed({ ...good(), scope: `${scope}.all x${scope}` }),
      "no scope": await signed({ ...good(), scope: undefined }),
      expired: await signed({ ...good(), exp: now - 60 }),
      "without an end": await signed({ ...good(), exp: undefined }),
      "a foreign key": await signed(good(), "other"),
      "an unknown key": await signed(good(), "other", "unknown"),
      "no signature": `${base64({ alg: "none", kid: "own" })}.${base64(good())}.`,
      "no token": "not.a.token",
    },
  };
}

const snippet = (id: string) => {
  const facts = {
    name: "a",
    clientId,
    tokenUrl: "https://example.com/t",
    scopes: [scope],
    poolId: "p",
    region: "r",
  };
  const found = snippetGroups({ ...facts, issuer, hasTokenApi: false })
    .flatMap(({ snippets }) => snippets)
    .find((it) => it.id === id);
  return found?.files[0]?.text ?? "";
};

/** Each driver reads tokens from its arguments and prints `yes` or why not, one a line. */
const languages = [
  {
    name: "Node",
    isThere: true,
    prepare: async () => {
      writeFileSync(join(folder, "verify.mjs"), snippet("verify-node"));
      writeFileSync(
        join(folder, "driver.mjs"),
        `import { verify } from "./verify.mjs";
for (const token of process.argv.slice(2)) console.log(await verify(token).then(() => "yes", String));`,
      );
      return [process.execPath, "driver.mjs"];
    },
  },
  {
    name: "Python",
    isThere: hasRuntime(python, ["-c", "import jwt, cryptography"]),
    prepare: async () => {
      writeFileSync(join(folder, "verify.py"), snippet("verify-python"));
      writeFileSync(
        join(folder, "driver.py"),
        `import sys
from verify import verify
for token in sys.argv[1:]:
    try:
        verify(token)
        print("yes")
    except Exception as error:
        print(type(error).__name__, str(error).replace("\\n", " "))
`,
      );
      return [python, "driver.py"];
    },
  },
  {
    name: "Go",
    isThere: hasRuntime("go", ["version"]),
    prepare: async () => {
      writeFileSync(join(folder, "verify.go"), snippet("verify-go"));
      writeFileSync(
        join(folder, "driver.go"),
        `package main

import (
	"fmt"
	"os"
)

func main() {
	scope := os.Getenv("WANTED")
	for _, token := range os.Args[1:] {
		if _, err := Verify(token, scope); err != nil {
			fmt.Println(err)
		} else {
			fmt.Println("yes")
		}
	}
}
`,
      );
      const { code, stderr } = await runProgram(
        ["go", "build", "-o", "verifier", "verify.go", "driver.go"],
        folder,
      );
      if (code !== 0) throw new Error(stderr);
      return ["./verifier"];
    },
  },
].filter(({ isThere }) => isThere);

describe.each(languages)("the verifier for $name", { timeout: 120_000 }, ({ prepare }) => {
  test("takes a good token and no other", async () => {
    const command = await prepare();
    const { good: fine, bad } = await tokens();
    const { stdout, stderr } = await runProgram([...command, fine, ...Object.values(bad)], folder, {
      WANTED: scope,
    });
    expect(stderr).toBe("");
    const [first, ...others] = stdout.trimEnd().split("\n");
    expect(first).toBe("yes");
    const taken = Object.keys(bad).filter((_, index) => others[index] === "yes");
    expect(taken).toEqual([]);
    expect(others).toHaveLength(Object.keys(bad).length);
  });
});

// No Java library is here to run it with, so each refusal is looked for: the statement that decides, whole.
test.each([
  ["another issuer, or an id token", `.issuer(ISSUER).claim("token_use", "access").build();`],
  ["one without an end or a client", `new DefaultJWTClaimsVerifier<>(exact, Set.of("exp", "client_id"))`],
  [
    "another signature",
    `processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));`,
  ],
  [
    "another client",
    `if (!CLIENT_IDS.contains(claims.getStringClaim("client_id")))throw new BadJWTException(`,
  ],
  [
    "a scope it lacks",
    `if (scopes == null || !List.of(scopes.split(" ")).contains(SCOPE))throw new BadJWTException(`,
  ],
])("the verifier for Java refuses a token of %s", (_what, statement) => {
  const text = snippet("verify-java").replace(/\n\s*/g, "");
  expect(text).toContain(statement);
  expect(text).toContain(`CLIENT_IDS = Set.of("${clientId}")`);
  expect(text.indexOf("processor.process(token, null)")).toBeLessThan(text.indexOf("return claims;"));
  expect(text.match(/return /g)).toHaveLength(1);
});

test("no verifier looks at aud for the client", () => {
  for (const id of ["verify-node", "verify-python", "verify-java", "verify-go"]) {
    expect(snippet(id)).toContain(clientId);
    expect(snippet(id)).toContain("client_id");
    expect(snippet(id)).not.toMatch(/audience|"aud"/);
  }
});
