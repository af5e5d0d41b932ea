import { ClientNotices } from "@/components/clients/card/client-notices";
import { ClientOverview } from "@/components/clients/card/client-overview";
import { OwnerFacts } from "@/components/clients/card/owner-facts";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Moment } from "@/components/ui/text/moment";
import type { Owner } from "@/lib/domain/access/ownership";
import type { PoolShown } from "@/lib/domain/access/roles";
import type { AppClient } from "@/lib/domain/client/client";
import type { ClientMarks } from "@/lib/domain/list/parse";
import type { AgedSecret } from "@/lib/domain/secret/rotation";
import type { MaxAge } from "@/lib/domain/secret/secret";

type Props = {
  pool: PoolShown;
  client: AppClient;
  /** When its settings were read: epoch milliseconds. */
  describedAt: number;
  secrets: readonly AgedSecret[] | null;
  /** The age above which a secret is marked; null for never. */
  maxAge: MaxAge | null;
  owner: Owner | null;
  marks: ClientMarks;
};

/** A client as it was last read, and when that was. It offers no acts. */
export function RememberedOverview({ pool, client, describedAt, secrets, maxAge, owner, marks }: Props) {
  return (
    <>
      <Notice tone="info" title="Showing cached data">
        Settings last read <Moment at={describedAt} />; secrets may be older. Editing is disabled until
        Cognito is reachable again.
      </Notice>
      {marks.isSuspended ? <Notice tone="warn" title="This client is suspended" /> : null}
      <ClientNotices client={client} isSuspended={marks.isSuspended} />
      <ClientOverview
        pool={pool}
        client={client}
        secrets={secrets}
        maxAge={maxAge}
        secretsMessage="Secrets haven’t been loaded yet."
        servers={null}
        endpoints={null}
        ownership={
          <Card title="Ownership">
            <OwnerFacts owner={owner} />
          </Card>
        }
      />
    </>
  );
}
