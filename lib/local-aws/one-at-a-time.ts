import { Refusal } from "./call/refusal";
import type { World } from "./world";

/**
 * Locks the resource of a write until the returned function is called. Refuses a second write on the same resource, as
 * Cognito does (cognito-facts 2.5; the texts for resources other than clients are by analogy, unconfirmed).
 */
export function enter(world: World, operation: string, members: ReadonlyMap<string, unknown>): () => void {
  const rule = rules.get(operation);
  const id = rule && members.get(rule.member);
  if (!rule || typeof id !== "string") return () => {};
  const key = `${rule.noun} ${id}`;
  if (world.busy.has(key))
    throw new Refusal(
      "ConcurrentModificationException",
      `Only one request to update ${rule.noun} can be processed at a time.`,
    );
  world.busy.add(key);
  return () => {
    world.busy.delete(key);
  };
}

const rules = new Map([
  ["UpdateUserPoolClient", { noun: "user pool client", member: "ClientId" }],
  ["DeleteUserPoolClient", { noun: "user pool client", member: "ClientId" }],
  ["UpdateUserPool", { noun: "user pool", member: "UserPoolId" }],
  ["SetUserPoolMfaConfig", { noun: "user pool", member: "UserPoolId" }],
  ["CreateUserPoolDomain", { noun: "user pool domain", member: "Domain" }],
  ["UpdateUserPoolDomain", { noun: "user pool domain", member: "Domain" }],
  ["DeleteUserPoolDomain", { noun: "user pool domain", member: "Domain" }],
  ["UpdateManagedLoginBranding", { noun: "managed login branding", member: "ManagedLoginBrandingId" }],
  ["DeleteManagedLoginBranding", { noun: "managed login branding", member: "ManagedLoginBrandingId" }],
]);
