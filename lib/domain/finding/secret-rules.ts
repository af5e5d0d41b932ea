import type { Judged, ReadClient } from "@/lib/domain/finding/facts";
import { secretKey } from "@/lib/domain/finding/facts";
import type { ClientRule } from "@/lib/domain/finding/rule";
import { ageInDays } from "@/lib/domain/secret/age";
import { isBornWith } from "@/lib/domain/secret/rotation";
import { DAY_MS, USUAL_MAX_DAYS } from "@/lib/domain/secret/secret";

const NEVER_ROTATED_DAYS = 90;
const OVERLAP_DAYS = 14;

const oldestOf = ({ secrets }: ReadClient) => secrets?.[0];

const limitOf = ({ maxAgeDays }: Judged) => maxAgeDays ?? USUAL_MAX_DAYS;

/** Rules about the secrets of a client. Clients whose secrets could not be listed have no findings here. */
export const secretRules = {
  "old-secret": {
    severity: "high",
    title: "Secret older than the limit",
    why: `A secret that lives long has more time to leak. The limit is SECRET_MAX_AGE_DAYS, or ${USUAL_MAX_DAYS} days without it.`,
    controls: ["NHI7", "SEC02"],
    fix: "Rotate the secret",
    at: "secrets",
    find: (row, pool) => {
      const oldest = oldestOf(row);
      if (!oldest) return null;
      const days = ageInDays(oldest.createdAt, pool.at);
      return days > limitOf(pool)
        ? `Its oldest secret is ${days} days old; the limit is ${limitOf(pool)}.`
        : null;
    },
  },
  "never-rotated": {
    severity: "medium",
    title: "Secret never rotated",
    why: `The client still uses the secret that it was created with, more than ${NEVER_ROTATED_DAYS} days ago. A rotation that was never done once may not work when it is needed.`,
    controls: ["NHI7", "SEC02"],
    fix: "Rotate the secret",
    at: "secrets",
    find: (row, pool) => {
      const oldest = oldestOf(row);
      if (!oldest || !isBornWith(oldest, row.client)) return null;
      const days = ageInDays(oldest.createdAt, pool.at);
      return days > NEVER_ROTATED_DAYS && row.secrets?.length === 1
        ? `It has had one secret since it was created ${days} days ago.`
        : null;
    },
  },
  "two-secrets": {
    severity: "medium",
    title: "Two secrets for more than 14 days",
    why: "A rotation that was started and not finished leaves two secrets that work. Finish it to delete the older one.",
    controls: ["NHI7", "SEC02"],
    fix: "Finish the rotation",
    at: "secrets",
    find: ({ secrets }, { at }) => {
      const newest = secrets && secrets.length > 1 ? secrets.at(-1) : undefined;
      const days = newest ? ageInDays(newest.createdAt, at) : 0;
      return days > OVERLAP_DAYS ? `It has had two secrets for ${days} days.` : null;
    },
  },
  "retirement-overdue": {
    severity: "high",
    title: "Secret past its retirement date",
    why: "A person planned to retire this secret by a date that has passed. Cognito secrets don’t expire, so it still works.",
    controls: ["NHI7", "NHI1"],
    fix: "Retire the secret",
    at: "secrets",
    find: ({ clientId, secrets }, { retirements, at }) => {
      if (retirements.size === 0) return null;
      for (const { secretId } of secrets ?? []) {
        const due = retirements.get(secretKey(clientId, secretId));
        const late = due === undefined ? 0 : at - Date.parse(due);
        if (late > 0 && due) return `It was to be retired on ${due.slice(0, 10)}${lateInWords(late)}.`;
      }
      return null;
    },
  },
} as const satisfies Record<string, ClientRule>;

function lateInWords(ms: number): string {
  const days = Math.floor(ms / DAY_MS);
  return days === 0 ? "" : `, ${days} ${days === 1 ? "day" : "days"} ago`;
}
