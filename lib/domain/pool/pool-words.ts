import type { PoolDomain, RateLimit } from "@/lib/domain/pool/pool-facts";

/** How good a fact is: `warn` needs a look, `danger` keeps clients from their tokens. */
type Mark = { readonly label: string; readonly tone: "ok" | "warn" | "danger" | "neutral" };

const plans = new Map([
  ["LITE", "Lite"],
  ["ESSENTIALS", "Essentials"],
  ["PLUS", "Plus"],
]);

/** A feature plan as the AWS console writes it; one that this console does not know, as Cognito names it. */
export const planInWords = (plan: string): string => plans.get(plan) ?? plan;

const domainStates = new Map<string, Mark>([
  ["ACTIVE", { label: "Active", tone: "ok" }],
  ["CREATING", { label: "Being created", tone: "warn" }],
  ["UPDATING", { label: "Being updated", tone: "warn" }],
  ["DELETING", { label: "Being deleted", tone: "danger" }],
  ["FAILED", { label: "Failed", tone: "danger" }],
]);

/** The state of a domain; of one that Cognito does not describe, too. */
export function domainMark(domain: PoolDomain | null): Mark {
  const status = domain?.status;
  if (!status) return { label: "Unknown", tone: "neutral" };
  return domainStates.get(status) ?? { label: status, tone: "neutral" };
}

/** How long a domain takes to work (API reference, CreateUserPoolDomain). Null for one that works. */
export function domainAdvice(domain: PoolDomain | null, isCustom: boolean): string | null {
  switch (domain?.status) {
    case "CREATING":
    case "UPDATING":
      return isCustom
        ? "A custom domain takes up to 5 minutes, and its certificate up to an hour to reach every location."
        : "A prefix takes up to a minute. A name that was looked up too early can stay unknown for up to 15 minutes.";
    case "DELETING":
      return "Clients no longer get tokens at it.";
    case "FAILED":
      return "Clients get no tokens at it. Check its certificate and DNS, then delete the domain and create it again.";
    default:
      return null;
  }
}

const tlsPolicies = new Map([
  ["TLS_V1", "TLS 1.0 or later. AWS advises against it"],
  ["TLS_V1_2_2021", "TLS 1.2 or later"],
  ["TLS_V1_3_2025", "TLS 1.3"],
]);

/** The lowest version of TLS that a policy accepts; null for a policy that this console does not know. */
export const tlsInWords = (policy: string): string | null => tlsPolicies.get(policy) ?? null;

/** Which of Cognito's login pages people see; null for a version that this console does not know. */
export const loginInWords = (version: number): string | null =>
  version === 1 ? "Classic hosted UI" : version === 2 ? "Managed login" : null;

const replicaStates = new Map<string, Mark>([
  ["ACTIVE", { label: "Active", tone: "ok" }],
  ["INACTIVE", { label: "Inactive", tone: "neutral" }],
  ["CREATING", { label: "Being created", tone: "warn" }],
  ["DELETING", { label: "Being deleted", tone: "warn" }],
]);

/** The state of a copy of a pool. */
export const replicaMark = (status: string | null): Mark =>
  replicaStates.get(status ?? "") ?? { label: status ?? "Unknown", tone: "neutral" };

const figure = (count: number) => count.toLocaleString("en");

/** "45 per second (15 free)". */
export function limitInWords({ perSecond, free }: RateLimit): string {
  const rate = `${figure(perSecond)} per second`;
  return free === null || free === perSecond ? rate : `${rate} (${figure(free)} at no extra cost)`;
}

const events = new Map([
  ["V1_0", "version 1: sign-ins of people only"],
  ["V2_0", "version 2: sign-ins of people only"],
  ["V3_0", "version 3: also tokens of clients"],
]);

/** What a pre token generation trigger receives (developer guide, pre token generation trigger). */
export const tokenTriggerInWords = (version: string): string => events.get(version) ?? version;

const flows = new Map([
  ["code", "authorization code"],
  ["client_credentials", "client credentials"],
]);

/** The flows that a registered client may use. An empty list refuses every registration. */
export const flowsInWords = (allowed: readonly string[]): string =>
  allowed.length === 0 ? "refused" : allowed.map((flow) => flows.get(flow) ?? flow).join(", ");
