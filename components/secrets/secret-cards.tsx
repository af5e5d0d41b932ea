import { Retirement } from "@/components/secrets/retirement";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/text/definition-list";
import { ExactTime } from "@/components/ui/text/exact-time";
import { Moment } from "@/components/ui/text/moment";
import type { FormAction } from "@/lib/domain/result";
import type { KnownSecret } from "@/lib/domain/secret/rotation";

type Props = {
  secrets: readonly KnownSecret[];
  /** The age in days above which a secret is marked as old; null for never. */
  maxAgeDays: number | null;
  fields: Readonly<Record<"poolId" | "clientId", string>>;
  /** Null where the person may not plan anything. */
  planRetirement: FormAction<unknown> | null;
};

/** A client's secrets without their values, the older one first. */
export function SecretCards({ secrets, maxAgeDays, fields, planRetirement }: Props) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {secrets.map((secret, index) => (
        <Card key={secret.secretId} title={index === 0 ? "Current secret" : "Next secret"}>
          <DefinitionList
            items={[
              {
                term: "ID",
                detail: (
                  <code translate="no" className="font-mono text-code wrap-anywhere">
                    {secret.secretId}
                  </code>
                ),
              },
              {
                term: "Created",
                detail: (
                  <>
                    <Moment at={secret.createdAt} />, <ExactTime at={secret.createdAt} />
                  </>
                ),
              },
              { term: "Age", detail: <Age days={secret.ageDays} maxDays={maxAgeDays} /> },
              { term: "Origin", detail: <Origin secret={secret} /> },
              {
                term: "Verified",
                detail: secret.provenAt ? <Moment at={secret.provenAt} /> : "Never",
              },
              {
                term: "Retirement date",
                detail: (
                  <Retirement
                    plan={secret.plan}
                    what={index === 0 ? "current" : "next"}
                    fields={{ ...fields, secretId: secret.secretId }}
                    save={planRetirement}
                  />
                ),
              },
            ]}
          />
        </Card>
      ))}
    </div>
  );
}

function Origin({ secret: { origin, madeBy, restores } }: { secret: KnownSecret }) {
  if (origin === "console" && restores !== null)
    return (
      <>
        Restored by {madeBy} with the value of the deleted{" "}
        <code translate="no" className="font-mono text-code">
          {restores}
        </code>
      </>
    );
  if (origin === "console") return <>Added by {madeBy}</>;
  if (origin === "client") return <>Created with the client{madeBy === null ? null : ` by ${madeBy}`}</>;
  if (origin === "elsewhere") return <>Added outside Clientele</>;
  if (origin === "pending") return <Badge tone="info">Pending</Badge>;
  return <Badge tone="warn">Unconfirmed secret</Badge>;
}

/** Cognito's secrets never expire by themselves (cognito-facts 2.6): an old one is marked and still works. */
function Age({ days, maxDays }: { days: number; maxDays: number | null }) {
  const words = days === 1 ? "1 day" : `${days} days`;
  if (maxDays === null || days <= maxDays) return <>{words}</>;
  return (
    <>
      {words} <Badge tone="warn">Older than {maxDays} days</Badge>
    </>
  );
}
