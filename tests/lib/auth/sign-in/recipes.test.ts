import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { projectRoot } from "@/lib/commands/project-root";
import { read } from "@/lib/config";
import { groupsIn } from "@/lib/domain/access/groups-claim";
import { isSameIssuer } from "@/lib/domain/access/issuer";

// The settings in the recipes of infra/README.md, held against what each issuer sends.

const text = readFileSync(join(projectRoot, "infra/README.md"), "utf8");
const section = text.split("\n## Sign people in with your identity provider\n")[1]?.split("\n## ")[0] ?? "";

const base = {
  COGNITO_POOLS: "dev=eu-west-1_AbC123",
  NEXTAUTH_URL: "https://console.example.com",
  NEXTAUTH_SECRET: "x".repeat(32),
  SIGN_IN_CLIENT_ID: "abc",
  SIGN_IN_CLIENT_SECRET: "def",
};

/** The sign-in that a recipe sets up. */
function signInOf(issuer: string) {
  const recipe = section.split(`**${issuer}.**`)[1]?.split("\n**")[0] ?? "";
  const [, settings = ""] = /```ini\n([\s\S]*?)```/.exec(recipe) ?? [];
  return read({ ...base, ...parseEnv(settings) }).signIn;
}

const roles = ["m2m-admin", "team-orders"];
const tenant = "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0";

test.each([
  ["Amazon Cognito", { "custom:groups": "[m2m-admin, team-orders]" }, null],
  ["Microsoft Entra ID", { iss: tenant, roles }, null],
  ["Okta", { groups: roles }, ["openid", "email", "profile", "offline_access", "groups"]],
  ["Keycloak", { groups: ["/m2m-admin", "/team-orders"] }, ["openid", "email", "profile"]],
  ["Auth0", { "https://console.example.com/groups": roles }, null],
  ["Google", { "cognito:groups": roles }, null],
])("the recipe for %s reads the groups that it sends", (issuer, claims, scopes) => {
  const signIn = signInOf(issuer);
  expect(signIn.scopes).toEqual(scopes);
  expect(groupsIn(claims, signIn.groups)).toEqual({ reading: "read", groups: roles });
});

test("the recipes have an issuer each, and Entra’s is that of one tenant", () => {
  expect(section.match(/^SIGN_IN_ISSUER=/gm)).toHaveLength(6);
  expect(isSameIssuer(signInOf("Microsoft Entra ID").issuer, tenant)).toBe(true);
});

test("the redirect address is the one that the console registers", () => {
  expect(section).toContain("`https://CONSOLE/api/auth/callback/cognito`");
});
