import { Badge } from "@/components/ui/badge";
import type { ClientKind } from "@/lib/domain/client/client";

const looks = {
  m2m: { tone: "neutral", label: "M2M" },
  mixed: { tone: "warn", label: "M2M + sign-in" },
  people: { tone: "neutral", label: "User sign-in" },
} as const;

/** What a client is for, in words. */
export function KindBadge({ kind }: { kind: ClientKind }) {
  const { tone, label } = looks[kind];
  return <Badge tone={tone}>{label}</Badge>;
}

/** Marks a client that registered itself. */
export const RegisteredBadge = () => <Badge tone="info">Self-registered</Badge>;
