import { Badge } from "@/components/ui/badge";
import { type AppClient, isM2m } from "@/lib/domain/client/client";
import type { ClientMarks } from "@/lib/domain/list/parse";

type Props = ClientMarks & {
  /** Null while they are not known. */
  settings: (Pick<AppClient, "kind"> & { readonly isOn: boolean }) | null;
};

/** Why a client gets no token, or one without all of its scopes. Nothing for a client that is fine. */
export function StateBadges({ settings, isSuspended, deadScopes }: Props) {
  const isOff = settings !== null && isM2m(settings.kind) && !settings.isOn;
  return (
    <>
      {deadScopes ? (
        <Badge tone="danger">
          {deadScopes} {deadScopes === 1 ? "missing scope" : "missing scopes"}
        </Badge>
      ) : null}
      {/* A suspended client can be resumed here; why OAuth is off is not known. */}
      {isSuspended ? (
        <Badge tone="warn">Suspended</Badge>
      ) : isOff ? (
        <Badge tone="danger">OAuth disabled</Badge>
      ) : null}
    </>
  );
}
