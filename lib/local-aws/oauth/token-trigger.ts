import type { Pool } from "@/lib/local-aws/model/state";
import { OAuthRefusal } from "@/lib/local-aws/oauth/refusal";
import type { World } from "@/lib/local-aws/world";

/** What a pool's pre token generation function answers, in place of a Lambda function, and the last event it got. */
export type TokenFunction = {
  readonly addScopes: readonly string[];
  readonly suppressScopes: readonly string[];
  lastEvent: { readonly scopes: readonly string[]; readonly clientMetadata: Record<string, string> } | null;
};

/**
 * The scopes of a client's token after the pool's trigger. Only a trigger of version 3 gets events of clients (developer
 * guide, pre token generation); without one, client metadata goes nowhere.
 */
export function afterTrigger(
  { triggers }: World,
  { facts }: Pool,
  scopes: readonly string[],
  metadata: () => Record<string, string>,
): readonly string[] {
  if (facts.settings.LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion !== "V3_0") return scopes;
  const trigger = triggers.get(facts.id) ?? { addScopes: [], suppressScopes: [], lastEvent: null };
  trigger.lastEvent = { scopes, clientMetadata: metadata() };
  triggers.set(facts.id, trigger);
  const kept = scopes.filter((scope) => !trigger.suppressScopes.includes(scope));
  return [...new Set([...kept, ...trigger.addScopes])];
}

/** The client metadata in the form parameter aws_client_metadata: JSON of texts (developer guide, token endpoint). */
export function formMetadata({ facts }: World, parameter: string | null): Record<string, string> {
  if (parameter === null) return {};
  const given = parsed(parameter);
  const isFlat =
    typeof given === "object" &&
    given !== null &&
    !Array.isArray(given) &&
    Object.values(given).every((value) => typeof value === "string");
  if (isFlat) return Object.fromEntries(Object.entries(given));
  if (facts.oddClientMetadata === "ignored") return {};
  throw new OAuthRefusal("invalid_request", "The aws_client_metadata is not JSON of texts.");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
