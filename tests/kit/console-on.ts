import { afterAll } from "vitest";
import { grantsOf, makePerson, makePool, type Pool, teamsOf } from "@/lib/domain/access/roles";
import { freshCognito } from "./fresh-cognito";

/** Points the console's code in this process at a local Cognito, as `npm start` would. Call it before anything reads a setting. */
export function consoleOn(cognito: { settings: Record<string, string> }): void {
  Object.assign(process.env, cognito.settings, {
    NEXTAUTH_URL: "http://localhost:3999",
    NEXTAUTH_SECRET: "a secret of the tests, and of nothing else",
  });
}

/**
 * A local Cognito for the tests of one file, which the console's code in this process is pointed at, with `settings` of
 * the console besides; it ends with them.
 */
export async function ownCognito(
  settings: Record<string, string> = {},
  options?: Parameters<typeof freshCognito>[0],
) {
  const cognito = await freshCognito(options);
  consoleOn({ settings: { ...cognito.settings, ...settings } });
  afterAll(() => cognito.stop());
  return cognito;
}

/** The local dev pool, or another one, opened by an admin, or somebody of these groups, without the door. */
export function devPool(id = "eu-west-1_LocalDev1", groups: readonly string[] = ["m2m-admin"]): Pool {
  const person = makePerson({
    id: "somebody",
    email: "admin@example.com",
    name: "An Admin",
    grants: grantsOf(groups),
    teams: teamsOf(groups),
  });
  return makePool({
    id,
    environment: "dev",
    region: "eu-west-1",
    roleArn: null,
    person,
  });
}
