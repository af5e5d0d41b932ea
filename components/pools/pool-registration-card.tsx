import { UnreadFact } from "@/components/pools/unread-fact";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { DefinitionList } from "@/components/ui/text/definition-list";
import { TextLink } from "@/components/ui/text-link";
import type { PoolShown } from "@/lib/domain/access/roles";
import { searchQuery } from "@/lib/domain/list/url";
import type { RegisteredCount } from "@/lib/domain/pool/pool-facts";
import { flowsInWords } from "@/lib/domain/pool/pool-words";
import { type Registration, registrationWarning } from "@/lib/domain/pool/registration";
import type { Result } from "@/lib/domain/result";
import { routes } from "@/lib/domain/routes";
import { clientsInWords } from "@/lib/domain/scope/holder";

type Props = {
  pool: PoolShown;
  registration: Registration | null;
  /** The clients that registered themselves; null while registration is off. */
  registered: Result<RegisteredCount> | null;
};

/** Whether programs can register clients themselves, which flows those clients may use, and how many there are. */
export function PoolRegistrationCard({ pool, registration, registered }: Props) {
  const warning = registrationWarning(registration);
  return (
    <Card title="Dynamic client registration" hint="Programs that create app clients for themselves.">
      {registration === null ? (
        <p>Off. Only people and tools with AWS permissions create app clients.</p>
      ) : (
        <div className="flex flex-col gap-3">
          {warning === null ? null : (
            <Notice tone="warn" title="Registration is open to everyone">
              {warning}
            </Notice>
          )}
          <DefinitionList
            items={[
              { term: "With a token", detail: flowsInWords(registration.authenticatedFlows) },
              {
                term: "Without a token",
                detail:
                  registration.openFlows === null ? (
                    <Badge tone="ok">Off</Badge>
                  ) : (
                    flowsInWords(registration.openFlows)
                  ),
              },
              ...(registered === null
                ? []
                : [
                    {
                      term: "Self-registered",
                      detail: registered.ok ? (
                        <Registered pool={pool} {...registered.value} />
                      ) : (
                        <UnreadFact problem={registered.problem} />
                      ),
                    },
                  ]),
            ]}
          />
        </div>
      )}
    </Card>
  );
}

function Registered({ pool, count, isWhole }: RegisteredCount & { pool: PoolShown }) {
  if (count === 0 && isWhole) return "No clients";
  return (
    <TextLink href={routes.clientsFound(pool, searchQuery({ kind: "dcr", page: 1 }))}>
      {`${isWhole ? "" : "At least "}${clientsInWords(count)}`}
    </TextLink>
  );
}
