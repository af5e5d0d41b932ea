import { Notice } from "@/components/ui/notice";
import { isUngranted, type ScopePolicy } from "@/lib/domain/access/ownership";
import { belongsToCognito, type ResourceServer } from "@/lib/domain/scope";

type Props = {
  servers: readonly { readonly server: ResourceServer; readonly policy: ScopePolicy }[];
};

/** Warns an admin about resource servers whose scopes no operator can grant. */
export function UngrantedNotice({ servers }: Props) {
  const all = servers.filter(
    ({ server }) => server.scopes.length > 0 && !belongsToCognito(server.identifier),
  );
  const ungranted = all.filter(({ policy }) => isUngranted(policy));
  if (ungranted.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title={`No operator can grant the scopes of ${ungranted.length} of ${all.length} resource servers`}
    >
      They have no owner team and no self-service scope, so only admins can grant their scopes until you
      assign owners.
    </Notice>
  );
}
