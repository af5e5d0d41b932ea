import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { shellCall, shellSnippet } from "@/lib/domain/snippet/shell";
import { readText } from "@/lib/domain/token/reading/reading";
import { legal, secret } from "@/tests/kit/legal-values";
import { oneByOne, stubCurl } from "@/tests/kit/programs/curl-stub";
import { itKeepsItsToken } from "@/tests/kit/programs/program-contract";
import { runShell, shells } from "@/tests/kit/programs/shell";

// `date` is a program, so a file of that name, first on the path, is the shell's clock.
const driver = `PATH=.:$PATH
. ./get-token.sh
if [ "$1" = at ]; then
  shift
  for second in "$@"; do
    printf '#!/bin/sh\\necho %s\\n' "$((5000000 + second))" > date
    chmod +x date
    get_token || exit 1
    printf '%s\\n' "$ACCESS_TOKEN"
  done
  rm date
  exit 0
fi
left=$1
while [ "$left" -gt 0 ]; do
  get_token || exit 1
  printf '%s\\n' "$ACCESS_TOKEN"
  left=$((left - 1))
done
`;

const other = { name: "a", poolId: "p", region: "r", issuer: "i", hasTokenApi: false };
/** Clients with their secrets, several for one start of a shell. */
const batch = fc.array(fc.tuple(legal, secret), { minLength: 20, maxLength: 20 });
const folders: string[] = [];
function scratch() {
  const folder = mkdtempSync(join(tmpdir(), "shell-"));
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

for (const shell of shells)
  itKeepsItsToken({
    name: shell,
    hasClock: true,
    prepare: async (folder, facts) => {
      for (const { name, text } of shellSnippet(facts).files) writeFileSync(join(folder, name), `${text}\n`);
      writeFileSync(join(folder, "driver.sh"), driver);
      return [shell, "driver.sh"];
    },
  });

describe.each(shells)("in %s", (shell) => {
  test.each([
    [405, "", "405: "],
    [400, '{"error":"invalid_client"}', '400: {"error":"invalid_client"}'],
    [503, "<html>\nbusy </html>\n", "503: <html>\nbusy </html>\n"],
  ])(
    "a refusal with status %i is printed with its status, and read from that",
    async (status, body, said) => {
      const server = createServer((_, response) => response.writeHead(status).end(body)).listen(
        0,
        "127.0.0.1",
      );
      await once(server, "listening");
      const address = server.address();
      const port = typeof address === "object" ? address?.port : 0;
      const facts = {
        ...other,
        clientId: "abc",
        scopes: [],
        tokenUrl: `http://127.0.0.1:${port}/oauth2/token`,
      };
      const [{ text = "" } = {}] = shellSnippet(facts).files;
      const { stderr } = await runShell(shell, ["-c", `${text}\nget_token`], {
        folder: scratch(),
        environment: { CLIENT_SECRET: "s" },
      });
      server.close();
      expect(stderr).toBe(`No token. The token endpoint answered ${said}\n`);
      expect(readText(stderr)).toMatchObject({ status: { value: status } });
    },
  );

  test("curl is told what was meant, whatever Cognito allows in a scope", async () => {
    const folder = scratch();
    const { environment, sent } = stubCurl(folder);
    await fc.assert(
      fc.asyncProperty(batch, async (inputs) => {
        const scripts = inputs.map(([input, secret]) => {
          const [{ text = "" } = {}] = shellSnippet({ ...other, ...input }).files;
          return { text: `${text}\nget_token`, secret };
        });
        const { stderr } = await runShell(shell, oneByOne(scripts), { folder, environment });
        // The stub answers nothing.
        expect(stderr).toBe("No token. The token endpoint answered : \n".repeat(inputs.length));
        const requests = sent();
        expect(requests).toHaveLength(inputs.length);
        for (const [index, [input, secret]] of inputs.entries()) {
          expect(requests[index]).toMatchObject({
            url: [input.tokenUrl],
            basic: `${input.clientId}:${secret}`,
            body: ["grant_type=client_credentials", `scope=${input.scopes.join(" ")}`],
          });
          expect(requests[index]?.visible.join(" ")).not.toContain(secret);
        }
      }),
      { numRuns: 10 },
    );
  });

  test("the API's request carries the token on standard input", async () => {
    const folder = scratch();
    writeFileSync(join(folder, "curl"), '#!/bin/sh\nprintf "%s\\n" "$*"\ncat\n');
    chmodSync(join(folder, "curl"), 0o755);
    const script = `get_token() { ACCESS_TOKEN=a.b.c; }\n${shellCall}`;
    const { stdout } = await runShell(shell, ["-c", script], {
      folder,
      environment: { PATH: `${folder}:${process.env.PATH}`, API_URL: "https://api.example.com/x" },
    });
    expect(stdout).toBe(
      '--silent --show-error -K - https://api.example.com/x\nheader = "Authorization: Bearer a.b.c"',
    );
  });
});

test("no shell snippet has a comment, since an interactive zsh would run it", () => {
  const { files } = shellSnippet({ ...other, tokenUrl: "https://example.com/t", clientId: "a", scopes: [] });
  expect(files.map(({ text }) => text).join("\n")).not.toMatch(/(^|\s)#/);
  expect(files[0]?.text).not.toContain("scope");
});
