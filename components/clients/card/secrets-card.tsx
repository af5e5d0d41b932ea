import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Moment } from "@/components/ui/text/moment";
import type { AgedSecret } from "@/lib/domain/secret/rotation";
import { isTooOld, type MaxAge } from "@/lib/domain/secret/secret";

type Props = {
  /** Null where they could not be read; `message` says why. */
  secrets: readonly AgedSecret[] | null;
  message: string;
  /** The age above which a secret is marked; null for never. */
  maxAge: MaxAge | null;
  /** The page of the secrets; null for a client whose secrets are not managed here. */
  href: string | null;
};

/** How many secrets a client has, how old they are, and the way to them. */
export function SecretsCard({ secrets, message, maxAge, href }: Props) {
  const isRotating = secrets !== null && secrets.length > 1;
  return (
    <Card
      title="Secrets"
      hint={
        isRotating
          ? "2 secrets are valid: a rotation is in progress."
          : "Secret values are shown only once, at creation."
      }
      action={
        href === null ? undefined : (
          <ButtonLink href={href} size="small">
            {isRotating ? "Continue the rotation" : "View secrets"}
          </ButtonLink>
        )
      }
    >
      {secrets === null || secrets.length === 0 ? (
        <p className="text-ink-muted">{secrets === null ? message : "No secret: this is a public client."}</p>
      ) : (
        <ul className="divide-y divide-line">
          {secrets.map(({ secretId, createdAt, ageDays }, index) => (
            <li
              key={secretId}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 first:pt-0 last:pb-0"
            >
              <span className="font-medium">
                {isRotating ? (index === 0 ? "Older" : "Newer") : "1 secret"}
              </span>
              <span className="tabular-nums">{ageInWords(ageDays)}</span>
              {isTooOld(createdAt, maxAge) ? <Badge tone="warn">Older than {maxAge?.days} days</Badge> : null}
              <span className="ml-auto text-table text-ink-muted">
                Created <Moment at={createdAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const ageInWords = (days: number) =>
  days === 0 ? "Less than a day old" : `${days.toLocaleString("en")} ${days === 1 ? "day" : "days"} old`;
