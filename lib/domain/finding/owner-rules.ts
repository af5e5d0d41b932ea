import { getsTokens } from "@/lib/domain/client/client";
import { OUTSIDE_DAYS } from "@/lib/domain/finding/facts";
import type { ClientRule } from "@/lib/domain/finding/rule";
import { ageInDays } from "@/lib/domain/secret/age";

const OFF_DAYS = 90;
const OFTEN = 3;

/** Rules about the owner of a client, and about the life of a client: its state and its changes elsewhere. */
export const ownerRules = {
  "no-owner": {
    severity: "medium",
    title: "No owner team",
    why: "Without an owner, no team rotates its secret or says when the client is no longer needed. Only admins can change it.",
    controls: ["OPS02", "NHI1"],
    fix: "Assign an owner",
    at: "client",
    find: ({ ownerTeam }) => (ownerTeam === null ? "No team owns it." : null),
  },
  "owner-incomplete": {
    severity: "low",
    title: "Owner without contact or purpose",
    why: "In an incident, others need to know whom to ask and what stops if they suspend the client.",
    controls: ["OPS02"],
    fix: "Complete the ownership",
    at: "client",
    find: ({ clientId, ownerTeam }, { owners }) => {
      const owner = ownerTeam === null ? undefined : owners.get(clientId);
      if (!owner) return null;
      const missing = [
        ...(owner.contact === "" ? ["contact"] : []),
        ...(owner.purpose === "" ? ["purpose"] : []),
      ];
      return missing.length > 0 ? `${owner.team} gives no ${missing.join(" and no ")}.` : null;
    },
  },
  "owner-absent": {
    severity: "low",
    title: "Owner team without a person who can act",
    why: "No operator or admin of the owner team signed in to Clientele in the last 7 days. The team may be gone, or its sign-in group may be misspelled.",
    controls: ["OPS02", "SEC03C"],
    fix: "Check the owner",
    at: "client",
    find: ({ ownerTeam }, { actingTeams }) =>
      ownerTeam === null || actingTeams === null || actingTeams.has(ownerTeam)
        ? null
        : `No operator of ${ownerTeam} signed in lately.`,
  },
  "oauth-off": {
    severity: "low",
    title: "OAuth disabled for more than 90 days",
    why: "The client gets no tokens, and nothing has changed since. A client that is not needed should be deleted.",
    controls: ["NHI1", "SEC03B"],
    fix: "Delete or enable it",
    at: "client",
    find: ({ clientId, client, isSuspended }, { at, suspensions }) => {
      if (getsTokens(client) || isSuspended || suspensions.has(clientId)) return null;
      const days = ageInDays(client.changedAt, at);
      return days > OFF_DAYS ? `OAuth is disabled, and the client last changed ${days} days ago.` : null;
    },
  },
  "suspended-long": {
    severity: "medium",
    title: "Suspended for more than 90 days",
    why: "No team has missed the client, but one click turns its old secret on again.",
    controls: ["NHI1", "SEC03B"],
    fix: "Delete or resume it",
    at: "client",
    find: ({ clientId, isSuspended }, { at, suspensions }) => {
      const suspension = isSuspended ? suspensions.get(clientId) : undefined;
      const days = suspension ? ageInDays(suspension.suspendedAt, at) : 0;
      return days > OFF_DAYS ? `It was suspended ${days} days ago.` : null;
    },
  },
  "resumed-outside": {
    severity: "high",
    title: "Suspension undone outside Clientele",
    why: "The client was suspended here, and another tool turned it on again. The person who suspended it expects it to be off.",
    controls: ["NHI1"],
    fix: "Look at its activity",
    at: "activity",
    find: ({ clientId, client }, { suspensions }) => {
      const endedAt = getsTokens(client) ? suspensions.get(clientId)?.endedAt : null;
      return endedAt ? `It was found turned on again on ${endedAt.slice(0, 10)}.` : null;
    },
  },
  "changed-outside": {
    severity: "medium",
    title: "Changed outside Clientele again and again",
    why: `Another tool changed the client ${OFTEN} times or more within ${OUTSIDE_DAYS} days. Changes made here may be reverted; if Terraform manages the client, add it to TERRAFORM_CLIENTS.`,
    controls: ["NHI3", "NHI6"],
    fix: "Look at its activity",
    at: "activity",
    find: ({ clientId }, { outsideCounts }) => {
      const count = outsideCounts.get(clientId) ?? 0;
      return count >= OFTEN ? `${count} changes outside Clientele within ${OUTSIDE_DAYS} days.` : null;
    },
  },
  "created-outside": {
    severity: "low",
    title: "Created outside Clientele, without an owner",
    why: `The client appeared within the last ${OUTSIDE_DAYS} days and did not come from this console.`,
    controls: ["NHI6", "OPS02"],
    fix: "Assign an owner",
    at: "client",
    find: ({ clientId, ownerTeam }, { outside, at }) => {
      const change = ownerTeam === null ? outside.get(clientId) : undefined;
      if (change?.kind !== "created") return null;
      const seen = new Date(change.at).toISOString();
      return ageInDays(seen, at) <= OUTSIDE_DAYS ? `First seen on ${seen.slice(0, 10)}.` : null;
    },
  },
} as const satisfies Record<string, ClientRule>;
