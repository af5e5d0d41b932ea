import { Explained } from "@/components/pools/explained";
import { UnreadFact } from "@/components/pools/unread-fact";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/text/definition-list";
import type { LimitCategory, RateLimit } from "@/lib/domain/pool/pool-facts";
import { limitInWords } from "@/lib/domain/pool/pool-words";
import type { Result } from "@/lib/domain/result";

type Props = {
  limits: readonly { readonly category: LimitCategory; readonly limit: Result<RateLimit> }[];
  /** What keeping the pool’s clients fresh costs in calls, as a sentence; null while they have not been listed. */
  reading: string | null;
};

const counted: Record<LimitCategory, { term: string; words: string }> = {
  ClientAuthentication: { term: "Token requests", words: "Of all clients of the account in this Region" },
  UserPoolClientRead: { term: "Reading clients", words: "5 per second of one operation on one pool" },
  UserPoolClientUpdate: { term: "Changing clients", words: "5 per second of one operation on one pool" },
};

/** How many calls the account may make, and how many of them the console makes. */
export function PoolLimitsCard({ limits, reading }: Props) {
  const refused = limits.flatMap(({ limit }) => (limit.ok ? [] : [limit.problem]))[0];
  const known = limits.flatMap(({ category, limit }) => (limit.ok ? [{ category, limit: limit.value }] : []));
  return (
    <Card
      title="Rate limits"
      hint="Of the account in this Region, over all of its pools. The console keeps to them."
    >
      <DefinitionList
        items={[
          ...known.map(({ category, limit }) => ({
            term: counted[category].term,
            detail: <Explained words={counted[category].words}>{limitInWords(limit)}</Explained>,
          })),
          ...(refused ? [{ term: "Provisioned limits", detail: <UnreadFact problem={refused} /> }] : []),
          { term: "The console", detail: reading ?? "Clients haven’t been listed yet." },
        ]}
      />
    </Card>
  );
}
