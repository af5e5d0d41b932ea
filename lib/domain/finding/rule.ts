import type { Judged, ReadClient } from "@/lib/domain/finding/facts";
import type { ResourceServer } from "@/lib/domain/scope";

/** How soon a finding needs a person. */
export const severities = ["high", "medium", "low"] as const;

export type Severity = (typeof severities)[number];

/**
 * The published controls that rules stand for. OWASP Non-Human Identities Top 10, 2025
 * (owasp.org/www-project-non-human-identities-top-10/2025/); AWS Well-Architected Framework
 * (docs.aws.amazon.com/wellarchitected/latest/framework/).
 */
export const controls = {
  NHI1: "OWASP NHI1:2025 Improper Offboarding",
  NHI3: "OWASP NHI3:2025 Vulnerable Third-Party NHI",
  NHI4: "OWASP NHI4:2025 Insecure Authentication",
  NHI5: "OWASP NHI5:2025 Overprivileged NHI",
  NHI6: "OWASP NHI6:2025 Insecure Cloud Deployment Configurations",
  NHI7: "OWASP NHI7:2025 Long-Lived Secrets",
  NHI8: "OWASP NHI8:2025 Environment Isolation",
  NHI9: "OWASP NHI9:2025 NHI Reuse",
  NHI10: "OWASP NHI10:2025 Human Use of NHI",
  OPS02: "AWS OPS02-BP01 Resources have identified owners",
  REL01: "AWS REL01-BP04 Monitor and manage quotas",
  SEC02: "AWS SEC02-BP05 Audit and rotate credentials periodically",
  SEC03A: "AWS SEC03-BP02 Grant least privilege access",
  SEC03B: "AWS SEC03-BP04 Reduce permissions continuously",
  SEC03C: "AWS SEC03-BP06 Manage access based on lifecycle",
} as const;

export type Control = keyof typeof controls;

/** The page on which a finding is fixed: a page of its client, of its resource server or of its pool. */
export type FixPlace =
  | "client"
  | "client form"
  | "secrets"
  | "activity"
  | "resource server"
  | "scope removal"
  | "pool details"
  | "doctor"
  | "clients"
  | "self-registered clients"
  | "resource servers";

type About = {
  readonly severity: Severity;
  /** What is wrong, as the heading of its findings. */
  readonly title: string;
  /** Why that is a risk, or how the rule finds it: a sentence or two. */
  readonly why: string;
  readonly controls: readonly Control[];
  /** The text of the link to the page where it is fixed. */
  readonly fix: string;
  readonly at: FixPlace;
};

/** A rule about an M2M client. `find` returns the evidence as a sentence, or null. */
export type ClientRule = About & { readonly find: (row: ReadClient, pool: Judged) => string | null };

/** A rule about a resource server. */
export type ServerRule = About & { readonly find: (server: ResourceServer, pool: Judged) => string | null };

/** A rule about the scopes of a resource server: the evidence by the full scope. */
export type ScopeRule = About & {
  readonly find: (server: ResourceServer, pool: Judged) => readonly (readonly [string, string])[];
};

/** A rule about a pool as a whole. */
export type PoolRule = About & { readonly find: (pool: Judged) => string | null };
