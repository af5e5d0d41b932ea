import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "@/lib/commands/project-root";

// A new member of the SDK's types fails here: use it in lib/aws/cognito, where a client's are all in client-shapes.ts, or
// say why the console leaves it alone.

const textOf = (folder: string, ending: string) =>
  readdirSync(join(projectRoot, folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(join(projectRoot, folder, file), "utf8"))
    .join("\n");

const types = textOf("node_modules/@aws-sdk/client-cognito-identity-provider/dist-types/models", ".d.ts");
const sourcesOf = (type: string) =>
  textOf("lib/aws/cognito", type === "UserPoolClientType" ? "client-shapes.ts" : ".ts");

/** The members of a type as the SDK declares it. */
function membersOf(type: string): string[] {
  const [, body = ""] = new RegExp(`export interface ${type} \\{(.*?)\\n\\}`, "s").exec(types) ?? [];
  return [...body.matchAll(/^ {4}(\w+)\??:/gm)].map(([, name = ""]) => name);
}

/** What the console leaves alone of a pool, and why. */
const leftAlone: Record<string, string> = {
  ...because("how people sign in, and what is kept of them: the console manages clients of programs", [
    "Policies",
    "SchemaAttributes",
    "AutoVerifiedAttributes",
    "AliasAttributes",
    "UsernameAttributes",
    "UsernameConfiguration",
    "UserAttributeUpdateSettings",
    "MfaConfiguration",
    "DeviceConfiguration",
    "AdminCreateUserConfig",
    "AccountRecoverySetting",
    "EstimatedNumberOfUsers",
    "AcrConfiguration",
  ]),
  ...because("messages to people", [
    "SmsVerificationMessage",
    "EmailVerificationMessage",
    "EmailVerificationSubject",
    "VerificationMessageTemplate",
    "SmsAuthenticationMessage",
    "EmailConfiguration",
    "SmsConfiguration",
    "SmsConfigurationFailure",
    "EmailConfigurationFailure",
  ]),
  ...because("the pool itself is made by Terraform or by hand", [
    "DeletionProtection",
    "UserPoolTags",
    "UserPoolAddOns",
    "UserPoolTier",
    "KeyConfiguration",
  ]),
  ...because("the request names the pool", ["Id"]),
  ...because("no longer used (API reference, UserPoolType)", ["Status"]),
};

function because(reason: string, members: readonly string[]): Record<string, string> {
  return Object.fromEntries(members.map((member) => [member, reason]));
}

test.each([
  "UserPoolClientType",
  "UserPoolClientDescription",
  "ClientSecretDescriptorType",
  "ResourceServerType",
  "ResourceServerScopeType",
  "UserPoolType",
])("every member of %s is used, or left alone for a reason", (type) => {
  const members = membersOf(type);
  expect(members.length).toBeGreaterThan(1);
  const sources = sourcesOf(type);
  const isUsed = (member: string) => new RegExp(`\\b${member}\\b`).test(sources);
  const forgotten = members.filter(
    (member) => !isUsed(member) && !(type === "UserPoolType" && member in leftAlone),
  );
  expect(forgotten).toEqual([]);
});

test("nothing is left alone that the SDK does not have", () => {
  const members = membersOf("UserPoolType");
  expect(Object.keys(leftAlone).filter((member) => !members.includes(member))).toEqual([]);
});
