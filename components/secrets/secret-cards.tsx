import { Check } from "lucide-react";
import { Retirement } from "@/components/secrets/retirement";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/text/copy-button";
import { DefinitionList } from "@/components/ui/text/definition-list";
import { ExactTime } from "@/components/ui/text/exact-time";
import type { FormAction } from "@/lib/domain/result";
import type { KnownSecret } from "@/lib/domain/secret/rotation";
import type { RotationSettings } from "@/lib/domain/secret/rotation-setting";
import { capitalized } from "@/lib/domain/text/capitalized";

type Props = {
  /** Oldest first. */
  secrets: readonly KnownSecret[];
  settings: Pick<RotationSettings, "maxAgeDays" | "madeBy" | "overlapMinutes">;
  fields: Readonly<Record<"poolId" | "clientId", string>>;
  /** Null where the person may not plan anything. */
  planRetirement: FormAction<unknown> | null;
};

/** A client's secrets without their values, the older one first; beside a single one, how it is rotated. */
export function SecretCards({ secrets, settings, fields, planRetirement }: Props) {
  const names = secrets.length > 1 ? (["older", "newer"] as const) : (["current"] as const);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {secrets.map((secret, index) => {
        const name = names[index] ?? "newer";
        return (
          <Card
            key={secret.secretId}
            title={`${capitalized(name)} secret`}
            hint={<SecretId id={secret.secretId} />}
          >
            <div className="flex flex-col gap-4">
              <Tags secret={secret} maxAgeDays={settings.maxAgeDays} />
              <DefinitionList
                items={[
                  { term: "Age", detail: secret.ageDays === 1 ? "1 day" : `${secret.ageDays} days` },
                  { term: "Created", detail: <Created secret={secret} /> },
                  ...(secret.provenAt
                    ? [{ term: "Last verified", detail: <ExactTime at={secret.provenAt} /> }]
                    : []),
                  {
                    term: "Retirement date",
                    detail: (
                      <Retirement
                        plan={secret.plan}
                        name={name}
                        fields={{ ...fields, secretId: secret.secretId }}
                        save={planRetirement}
                      />
                    ),
                  },
                ]}
              />
            </div>
          </Card>
        );
      })}
      {secrets.length === 1 ? <HowItWorks settings={settings} /> : null}
    </div>
  );
}

/** The id of a secret is its client's id and a number: only the number tells two of them apart. */
function SecretId({ id }: { id: string }) {
  return (
    <span className="flex items-center gap-1">
      <span>
        ID ending in{" "}
        <code translate="no" className="font-mono text-code wrap-anywhere">
          {id.split("--").at(-1)}
        </code>
      </span>
      <CopyButton value={id} what="secret ID" size="small" variant="quiet" compact />
    </span>
  );
}

/** Cognito's secrets never expire by themselves (cognito-facts 2.6): an old one is marked and still works. */
function Tags({ secret, maxAgeDays }: { secret: KnownSecret; maxAgeDays: number | null }) {
  const origin = origins[secret.restores === null ? secret.origin : "restored"];
  return (
    <div className="flex flex-wrap gap-2">
      {secret.provenAt ? (
        <Badge tone="ok">
          <Check aria-hidden="true" className="size-3" />
          Verified
        </Badge>
      ) : (
        <Badge>Not verified</Badge>
      )}
      <Badge tone={origin.tone}>{origin.word}</Badge>
      {maxAgeDays !== null && secret.ageDays > maxAgeDays ? (
        <Badge tone="warn">Older than {maxAgeDays} days</Badge>
      ) : null}
    </div>
  );
}

const origins = {
  client: { word: "Created with the client", tone: "neutral" },
  console: { word: "Added in a rotation", tone: "neutral" },
  restored: { word: "Restored", tone: "info" },
  elsewhere: { word: "Added outside Clientele", tone: "neutral" },
  pending: { word: "Pending", tone: "info" },
  unconfirmed: { word: "Unconfirmed", tone: "warn" },
} as const;

function Created({ secret: { createdAt, madeBy, restores } }: { secret: KnownSecret }) {
  return (
    <>
      <ExactTime at={createdAt} />
      {madeBy === null ? null : ` by ${madeBy}`}
      {restores === null ? null : (
        <>
          , with the value of the deleted{" "}
          <code translate="no" className="font-mono text-code">
            {restores}
          </code>
        </>
      )}
    </>
  );
}

function HowItWorks({ settings: { madeBy, overlapMinutes } }: Pick<Props, "settings">) {
  return (
    <Card
      title="How a rotation works"
      hint="Both secrets are valid until you finish, so nothing stops working."
    >
      <ol className="list-decimal pl-5 marker:text-ink-faint [&>li]:py-1">
        <li>Start: Clientele adds a second secret, shows it once and verifies it.</li>
        <li>Update every service to the new secret, one at a time.</li>
        <li>
          Finish: Clientele deletes the old secret.{" "}
          {overlapMinutes > 0 ? `Wait at least ${overlapMinutes} minutes after the start. ` : null}
          Cognito doesn’t report which secret is in use, so check your services first.
        </li>
      </ol>
      {madeBy === "cognito" ? (
        <p className="mt-2 text-table text-ink-muted">
          Cognito generates the secret values. If its response is lost, the new secret’s value is lost too,
          and the secret is marked unconfirmed so that you can delete it.
        </p>
      ) : null}
    </Card>
  );
}
