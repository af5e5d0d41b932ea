import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { DefinitionList } from "@/components/ui/text/definition-list";
import { flowsInWords } from "@/lib/domain/pool/pool-words";
import type { Registration } from "@/lib/domain/pool/registration";

/** Whether programs can register clients themselves, and which flows those clients may use. */
export function PoolRegistrationCard({ registration }: { registration: Registration | null }) {
  return (
    <Card title="Dynamic client registration" hint="Programs that create app clients for themselves.">
      {registration === null ? (
        <p>Off. Only people and tools with AWS permissions create app clients.</p>
      ) : (
        <div className="flex flex-col gap-3">
          {registration.openFlows === null || registration.openFlows.length === 0 ? null : (
            <Notice tone="warn" title="Anybody on the internet can create app clients in this pool">
              Open registration needs no token. Registered clients count towards the pool’s limit of app
              clients, and your account pays for their tokens.
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
            ]}
          />
        </div>
      )}
    </Card>
  );
}
