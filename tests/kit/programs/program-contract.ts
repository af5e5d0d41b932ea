import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SnippetFacts } from "@/lib/domain/snippet/code-snippet";
import { RENEWAL } from "@/lib/domain/token";
import { type LocalCognito, startLocalCognito } from "@/lib/local-aws/server";
import { nastyClient } from "@/tests/kit/nasty-client";
import { tokenGate } from "@/tests/lib/domain/token-gate";
import { runProgram } from "./run-program";

type Language = {
  name: string;
  /**
   * Writes the snippet of `facts` and a driver into `folder`, compiled where that is needed. The driver takes how many
   * tokens it shall get and `at-once` or `in-a-row`, prints one a line, and fails with what the snippet says.
   */
  prepare: (folder: string, facts: SnippetFacts) => Promise<readonly string[]>;
  /** Whether the driver also takes `at` and seconds, sets the program's clock to each, and gets a token then. */
  hasClock?: boolean;
};

/** What every program must do that gets tokens, run by its real runtime against the local Cognito. */
export function itKeepsItsToken({ name, prepare, hasClock = false }: Language): void {
  describe(`a ${name} program`, { timeout: 120_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), "program-"));
    let cognito: LocalCognito;
    let gate: Awaited<ReturnType<typeof tokenGate>>;
    let client: Awaited<ReturnType<typeof nastyClient>>;
    let command: readonly string[];

    beforeAll(async () => {
      cognito = await startLocalCognito({ port: 0, consoleUrl: "http://localhost:3000" });
      client = await nastyClient(cognito, "program");
      gate = await tokenGate(client.tokenUrl);
      command = await prepare(folder, {
        ...client,
        tokenUrl: gate.url,
        name: "program",
        region: "eu-west-1",
        issuer: `${cognito.url}/${client.poolId}`,
        hasTokenApi: false,
      });
    });
    afterAll(async () => {
      await gate.stop();
      await cognito.close();
      rmSync(folder, { recursive: true });
    });

    const run = (count: number, how: string, clientSecret = client.clientSecret) =>
      runProgram([...command, String(count), how], folder, { CLIENT_SECRET: clientSecret });

    test("gets a token that verifies, and asks once for 100 calls", async () => {
      gate.setLife(null);
      gate.take();
      const { stdout, stderr } = await run(100, "at-once");
      expect(stderr).toBe("");
      const tokens = stdout.trim().split("\n");
      expect(tokens).toHaveLength(100);
      expect(new Set(tokens).size).toBe(1);
      expect(gate.take()).toHaveLength(1);
      const issuer = `${cognito.url}/${client.poolId}`;
      const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));
      const { payload } = await jwtVerify(tokens[0] ?? "", keys, { issuer });
      expect(String(payload.scope).split(" ").sort()).toEqual([...client.scopes].sort());
    });

    test("asks for what was meant, with the secret in the header only", async () => {
      gate.setLife(3600);
      gate.take();
      await run(1, "in-a-row");
      const basic = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString("base64");
      expect(gate.take()).toEqual([
        {
          authorization: `Basic ${basic}`,
          form: { grant_type: "client_credentials", scope: client.scopes.join(" ") },
        },
      ]);
    });

    test("does not use a token in its last 60 seconds", async () => {
      gate.take();
      gate.setLife(60);
      expect((await run(3, "in-a-row")).stdout).toBe("token-1\ntoken-2\ntoken-3\n");
      gate.take();
      gate.setLife(90);
      expect((await run(3, "in-a-row")).stdout).toBe("token-1\ntoken-1\ntoken-1\n");
    });

    test("says what was wrong, and not the secret", async () => {
      gate.setLife(null);
      const { code, stdout, stderr } = await run(1, "in-a-row", "wrong0123456789wrong0123456789");
      expect(code).not.toBe(0);
      expect(stderr).toContain("invalid_client");
      expect(stdout + stderr).not.toContain("wrong0123456789");
    });

    if (hasClock)
      test("uses a token for 75 % of its life", async () => {
        gate.take();
        gate.setLife(1000);
        const renewAt = 1000 - 1000 / RENEWAL.part;
        const { stdout } = await runProgram(
          [...command, "at", "0", String(renewAt - 1), String(renewAt + 1)],
          folder,
          {
            CLIENT_SECRET: client.clientSecret,
          },
        );
        expect(stdout).toBe("token-1\ntoken-1\ntoken-2\n");
      });
  });
}
