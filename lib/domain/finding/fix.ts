import type { RuleFinding } from "@/lib/domain/finding/judge";
import { rules } from "@/lib/domain/finding/judge";
import { routes } from "@/lib/domain/routes";
import { serverOf } from "@/lib/domain/scope";

type Placed = RuleFinding & { readonly environment: string };

/** The page of the object of a finding. */
export function objectHref(finding: Placed): string {
  const { kind, id } = finding.object;
  if (kind === "client") return routes.client(finding, id);
  if (kind === "resource server") return routes.resourceServer(finding, id);
  return kind === "scope" ? routes.resourceServer(finding, serverOf(id).identifier) : routes.clients(finding);
}

/** The page on which a finding is fixed. */
export function fixHref(finding: Placed): string {
  const { id } = finding.object;
  switch (rules[finding.rule].at) {
    case "client form":
      return routes.editClient(finding, id);
    case "secrets":
      return routes.clientSecrets(finding, id);
    case "activity":
      return routes.clientActivity(finding, id);
    case "scope removal": {
      const { identifier, name } = serverOf(id);
      return routes.scopeRemoval(finding, identifier, name);
    }
    case "pool details":
      return routes.poolDetails(finding);
    case "doctor":
      return routes.doctor;
    case "self-registered clients":
      return routes.clientsFound(finding, new URLSearchParams({ kind: "dcr" }));
    case "resource servers":
      return routes.resourceServers(finding);
    default:
      return objectHref(finding);
  }
}
