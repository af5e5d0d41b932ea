import type { GroupsReading } from "@/lib/domain/access/groups-claim";
import { grantsOf } from "@/lib/domain/access/roles";

/** What became of a claim of groups, in a sentence to the person; null if there were names to show. */
export function readingInWords(claim: string, reading: GroupsReading): string | null {
  if (reading === "read") return null;
  return {
    missing: `None. Neither your ID token nor your sign-in service’s userinfo has the claim ${claim}.`,
    overage: `Unknown. You are in too many groups for the claim ${claim}: your sign-in service left it out. Ask an admin to send only the groups, or app roles, of Clientele.`,
    unreadable: `Unknown. The claim ${claim} is there, but it isn’t a list of up to 1,000 names.`,
  }[reading];
}

/** Why none of a person’s groups has a role although they look as if one had; null if nothing looks wrong. */
export function hintAt(groups: readonly string[]): string | null {
  if (grantsOf(groups).length > 0) return null;
  if (groups.some((group) => group.includes("m2m-") && /[ ,]/.test(group)))
    return "One value seems to hold several names. An admin can set SIGN_IN_GROUPS_SEPARATOR.";
  if (groups.length > 0 && groups.every((group) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(group)))
    return "These are IDs, not names. Ask an admin to send app roles or the names of the groups.";
  if (groups.some((group) => /^m2m[-_]?(viewer|operator|admin)s?$/i.test(group)))
    return "One name is almost that of a role. Capital letters, underscores and plurals count.";
  return null;
}
