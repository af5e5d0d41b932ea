import { Notice } from "@/components/ui/notice";
import { Moment } from "@/components/ui/text/moment";
import { type Suspension, standing } from "@/lib/domain/access/ownership";
import type { AppClient } from "@/lib/domain/client/client";
import { inWords } from "@/lib/domain/token";

/** Says that a client is suspended, or was suspended and then switched on outside this console. */
export function SuspensionNotice({ client, suspension }: { client: AppClient; suspension: Suspension }) {
  const { suspendedBy, suspendedAt, endedAt } = suspension;
  const suspended = (
    <>
      {suspendedBy} suspended it <Moment at={suspendedAt} />
    </>
  );
  if (client.isOAuthOn)
    return (
      <Notice tone="warn" title="Somebody switched this client on outside the console">
        {suspended}, and it gets tokens again
        {endedAt === null ? null : (
          <>
            , noticed <Moment at={endedAt} />
          </>
        )}
        . Suspend it once more, or find out who did.
      </Notice>
    );
  if (!standing(suspension)) return null;
  return (
    <Notice tone="warn" title="This client is suspended">
      {suspended}: every token request fails with <code className="font-mono text-code">invalid_grant</code>.
      Tokens issued before run out by themselves, {inWords(client.tokenMinutes)} after their birth at the
      latest.
    </Notice>
  );
}
