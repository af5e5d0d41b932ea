import {
  cancelRotation,
  deleteLeakedSecret,
  finishRotation,
  proveNewSecret,
  saveRetirement,
  startRotation,
  undoRotation,
} from "@/app/pools/[environment]/clients/[clientId]/secrets/actions";
import { UnreadClient } from "@/app/pools/[environment]/clients/[clientId]/unread-client";
import { clientTitle } from "@/app/titles";
import { ClientHeader } from "@/components/clients/card/client-header";
import { ClientSecrets } from "@/components/secrets/client-secrets";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { Notice } from "@/components/ui/notice";
import { asksForNames } from "@/lib/acts/plan";
import { knownSecrets } from "@/lib/acts/secrets/known";
import { graceSecrets } from "@/lib/acts/secrets/undo";
import { clientSubject } from "@/lib/acts/subjects";
import { openClient } from "@/lib/auth/open-pool";
import { describePool } from "@/lib/aws/cognito/pools";
import { poolShown } from "@/lib/domain/access/roles";
import { whyNoSecretCalls } from "@/lib/domain/client/client";
import { whyNotOn } from "@/lib/domain/policy";
import { rotationOf, whyNoRotation } from "@/lib/domain/secret/rotation";
import { marksOf, readClient } from "@/lib/inventory/clients";
import { rotationSettings } from "@/lib/inventory/rotation-settings";

export const generateMetadata = clientTitle("Secrets");

export default async function SecretsPage({
  params,
}: PageProps<"/pools/[environment]/clients/[clientId]/secrets">) {
  const { pool, clientId } = await openClient(params);
  const client = await readClient(pool, clientId);
  if (!client.ok)
    return <UnreadClient pool={pool} clientId={clientId} problem={client.problem} current="secrets" />;
  const [secrets, deleted, subject, description] = await Promise.all([
    knownSecrets(pool, client.value),
    graceSecrets(pool, client.value.clientId),
    clientSubject(pool, client.value),
    describePool(pool),
  ]);
  const refused = [secrets, deleted, subject].find((it) => !it.ok);
  const header = (
    <ClientHeader
      pool={poolShown(pool)}
      client={client.value}
      marks={await marksOf(pool, client.value)}
      current="secrets"
    />
  );
  const noCalls = whyNoSecretCalls(client.value);
  if (noCalls !== null || !secrets.ok || !deleted.ok || !subject.ok)
    return (
      <>
        {header}
        {noCalls === null ? (
          refused && !refused.ok && <UnreadNotice problem={refused.problem} />
        ) : (
          <Notice tone="info" title={noCalls}>
            Suspend or delete the client to stop it.
          </Notice>
        )}
      </>
    );
  return (
    <>
      {header}
      <ClientSecrets
        poolId={pool.id}
        client={client.value}
        secrets={secrets.value}
        deleted={deleted.value}
        tokenUrl={description.ok ? description.value.tokenUrl : undefined}
        settings={rotationSettings()}
        isConfirmed={asksForNames(pool)}
        objection={
          whyNoRotation(client.value, rotationOf(secrets.value).is) ??
          whyNotOn(pool.person, "rotate secret", pool.environment, subject.value)
        }
        acts={{
          start: startRotation,
          prove: proveNewSecret,
          finish: finishRotation,
          cancel: cancelRotation,
          revoke: deleteLeakedSecret,
          undo: undoRotation,
          planRetirement: saveRetirement,
        }}
      />
    </>
  );
}
