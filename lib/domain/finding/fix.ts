import type { RuleFinding } from "@/lib/domain/finding/judge";
import { rules } from "@/lib/domain/finding/judge";
import { routes } from "@/lib/domain/routes";
import { serverOf } from "@/lib/domain/scope";

/** The page of the object of a finding. */
export function objectHref(poolId: string, { object: { kind, id } }: RuleFinding): string {
  if (kind === "client") return routes.client(poolId, id);
  if (kind === "resource server") return routes.resourceServer(poolId, id);
  return kind === "scope" ? routes.resourceServer(poolId, serverOf(id).identifier) : routes.clients(poolId);
}

/** The page on which a finding is fixed. */
export function fixHref(poolId: string, finding: RuleFinding): string {
  const { id } = finding.object;
  switch (rules[finding.rule].at) {
    case "client form":
      return routes.editClient(poolId, id);
    case "secrets":
      return routes.clientSecrets(poolId, id);
    case "activity":
      return routes.clientActivity(poolId, id);
    case "scope removal": {
      const { identifier, name } = serverOf(id);
      return routes.scopeRemoval(poolId, identifier, name);
    }
    case "pool details":
      return routes.poolDetails(poolId);
    case "doctor":
      return routes.doctor;
    case "self-registered clients":
      return routes.clientsFound(poolId, new URLSearchParams({ kind: "dcr" }));
    case "resource servers":
      return routes.resourceServers(poolId);
    default:
      return objectHref(poolId, finding);
  }
}
