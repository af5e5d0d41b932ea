import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { Moment } from "@/components/ui/text/moment";
import { type Suspension, standing } from "@/lib/domain/access/ownership";
import { type AppClient, getsTokens } from "@/lib/domain/client/client";
import { inWords } from "@/lib/domain/token";

type Props = {
  client: AppClient;
  suspension: Suspension;
  /** The button that resumes it; null where the person may not. */
  resume: ReactNode;
};

/** Says that a client is suspended, or was suspended and then switched on outside this console. */
export function SuspensionNotice({ client, suspension, resume }: Props) {
  const { suspendedBy, suspendedAt, endedAt } = suspension;
  const suspended = (
    <>
      {suspendedBy} suspended it <Moment at={suspendedAt} />
    </>
  );
  if (getsTokens(client))
    return (
      <Notice tone="warn" title="This client was enabled outside Clientele">
        {suspended}, but token requests work again
        {endedAt === null ? null : (
          <>
            , detected <Moment at={endedAt} />
          </>
        )}
        . Suspend it again under “Manage client”, or check AWS CloudTrail to see who enabled it.
      </Notice>
    );
  if (!standing(suspension)) return null;
  return (
    <Notice tone="warn" title="This client is suspended" actions={resume}>
      {suspended}. Token requests fail
      {suspension.wasOAuthOn ? (
        <>
          {" "}
          with <code className="font-mono text-code">invalid_grant</code>
        </>
      ) : null}
      . Existing tokens stay valid until they expire (up to {inWords(client.tokenMinutes)}).
    </Notice>
  );
}
