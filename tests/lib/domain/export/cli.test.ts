import { expect, test } from "vitest";
import { cliExport } from "@/lib/domain/export/cli";
import { exported } from "@/tests/kit/exported";

const script = cliExport(exported);

test("the script makes resource servers first, all by JSON, and prints no answer whole", () => {
  expect(script.match(/^aws cognito-idp \S+/gm)).toEqual([
    "aws cognito-idp create-resource-server",
    "aws cognito-idp create-user-pool-client",
  ]);
  expect(
    script.match(/--query '(?:ResourceServer.Identifier|UserPoolClient.\[ClientName,ClientId\])'/g),
  ).toHaveLength(2);
  expect(script).not.toMatch(/--(?:identifier|client-name|allowed-o-auth-scopes) /);
});

test("an apostrophe ends no quoting, and nothing but ASCII is in it", () => {
  expect(script).toContain(`it'\\''s \${var.x}`);
  expect(script).toContain("\\u00e9 \\ud83d\\ude00");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins there.
  expect(script).toMatch(/^[\x00-\x7e]*$/);
});

test("the pool and the Region are those exported from, unless the environment says others", () => {
  expect(script).toContain(`: "\${USER_POOL_ID:=eu-west-1_AbC123}" "\${AWS_REGION:=eu-west-1}"`);
});
