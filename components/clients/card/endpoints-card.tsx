import { Card } from "@/components/ui/card";
import { CopyList } from "@/components/ui/text/copy-list";
import { keysUrl } from "@/lib/domain/token";

/** The addresses of a pool; `tokenUrl` is null for a pool without a domain. */
export type Endpoints = { readonly tokenUrl: string | null; readonly issuer: string };

type Props = {
  poolId: string;
  /** Null where they could not be read. */
  endpoints: Endpoints | null;
};

/** What services need to get tokens, and APIs to check them. */
export function EndpointsCard({ poolId, endpoints }: Props) {
  const { tokenUrl = null, issuer = null } = endpoints ?? {};
  const unread = "Unavailable";
  return (
    <Card title="Endpoints" hint="Services request tokens at the first one. APIs need the others.">
      <CopyList
        items={[
          {
            term: "Token endpoint",
            what: "token endpoint",
            value: tokenUrl,
            otherwise: endpoints ? "The pool has no domain, so it has no token endpoint." : unread,
          },
          { term: "Issuer", what: "issuer", value: issuer, otherwise: unread },
          { term: "JWKS URL", what: "JWKS URL", value: issuer && keysUrl(issuer), otherwise: unread },
          { term: "User pool ID", what: "user pool ID", value: poolId },
        ]}
      />
    </Card>
  );
}
