import { FixOffer, type FixTarget } from "@/components/tokens/fix-offer";
import { ButtonLink } from "@/components/ui/button-link";
import type { AppClient } from "@/lib/domain/client/client";
import { routes } from "@/lib/domain/routes";

type Props = Pick<FixTarget, "pool" | "protection" | "isConfirmed"> & {
  client: AppClient;
  acts: Pick<FixTarget, "switchOn" | "changeScopes">;
};

/** The way out for a client whose OAuth is disabled: the button that enables it or, without scopes, the form for them. */
export function EnableOAuth({ pool, client, protection, isConfirmed, acts }: Props) {
  const { clientId, name, scopes, changedAt } = client;
  if (scopes.length === 0)
    return <ButtonLink href={routes.editClient(pool, clientId)}>Add a scope</ButtonLink>;
  return (
    <FixOffer
      fix={{ is: "switch-on", changedAt, objection: null }}
      fixTarget={{ pool, clientId, name, protection, isConfirmed, ...acts }}
      sentence={`OAuth is enabled for ${name}. Token requests work now.`}
    />
  );
}
