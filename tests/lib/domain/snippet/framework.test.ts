import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hasRuntime, runProgram } from "@/tests/kit/programs/run-program";
import { fileOf, nastyFacts } from "./gate";

const folder = mkdtempSync(join(tmpdir(), "framework-"));
afterAll(() => rmSync(folder, { recursive: true }));

const facts = nastyFacts();
const spring = fileOf(facts, "ApiSecurity.java");
const aspNet = fileOf(facts, "Program.cs");

if (hasRuntime("javac", ["--version"]))
  test("the Java compiler misses nothing in Spring’s snippet but Spring", { timeout: 60_000 }, async () => {
    writeFileSync(join(folder, "ApiSecurity.java"), spring);
    const { stderr } = await runProgram(["javac", "-Xmaxerrs", "1000", "ApiSecurity.java"], folder);
    const errors = stderr.split("\n").filter((line) => line.includes("error:"));
    expect(errors.length).toBeGreaterThan(10);
    // A slip in the syntax would be reported alone, before any name is looked up.
    expect(
      errors.filter(
        (it) => !/error: (package org\.springframework\S* does not exist|cannot find symbol)$/.test(it),
      ),
    ).toEqual([]);
    const names = [...stderr.matchAll(/symbol: +class (\w+)/g)].map(([, name]) => name ?? "");
    expect(names.filter((name) => !spring.includes(`.${name};`))).toEqual([]);
  });

// No library of Java or .NET is here to run them with, so each refusal is looked for: the statement that decides, whole.
test.each([
  ["another issuer", "JwtValidators.createDefaultWithIssuer(ISSUER),"],
  ["no expiry", `new JwtClaimValidator<Object>("exp", Objects::nonNull),`],
  ["an ID token", `new JwtClaimValidator<String>("token_use", "access"::equals),`],
  [
    "another client",
    `new JwtClaimValidator<String>("client_id", id -> id != null && CLIENT_IDS.contains(id))));`,
  ],
  ["a scope it lacks", `requests.anyRequest().hasAuthority("SCOPE_" + SCOPE))`],
])("Spring refuses a token with %s", (_what, statement) => {
  expect(spring).toContain(statement);
});

test.each([
  ["another issuer", "options.TokenValidationParameters.ValidIssuer = issuer;"],
  ["another algorithm", `options.TokenValidationParameters.ValidAlgorithms = new[] { "RS256" };`],
  ["an ID token", `.RequireClaim("token_use", "access")`],
  ["another client", `.RequireClaim("client_id", clientId)`],
  ["a scope it lacks", `it.User.FindAll("scope").Any(claim => claim.Value.Split(' ').Contains(scope))`],
])("ASP.NET Core refuses a token with %s", (_what, statement) => {
  expect(aspNet).toContain(statement);
});

test("neither asks for an aud", () => {
  expect(spring).not.toMatch(/audiences?\(|"aud"/);
  expect(aspNet).toContain("ValidateAudience = false;");
});
