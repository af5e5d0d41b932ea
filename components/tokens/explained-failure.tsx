import { FixOffer, type FixTarget } from "@/components/tokens/fix-offer";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { routes } from "@/lib/domain/routes";
import type { Explained } from "@/lib/domain/token/fix";
import type { Cause } from "@/lib/domain/token/refusal";

type Props = Explained & { requestId?: string | null; fixTarget: FixTarget | null };

/** Why no token was issued, with the change that fixes it or the page that helps. */
export function ExplainedFailure({ explanation, fix, requestId, fixTarget }: Props) {
  const help = helps[explanation.cause];
  return (
    <Notice
      tone="danger"
      title={explanation.title}
      requestId={requestId ?? undefined}
      actions={fix && fixTarget ? <FixOffer fix={fix} fixTarget={fixTarget} /> : undefined}
    >
      {explanation.text}
      {help && fixTarget ? (
        <p className="mt-1">
          <TextLink href={help.route(fixTarget.poolId, fixTarget.clientId)}>{help.label}</TextLink>
        </p>
      ) : null}
    </Notice>
  );
}

type Help = { label: string; route: (poolId: string, clientId: string) => string };

const code = (label: string): Help => ({ label, route: routes.clientCode });
const secrets: Help = { label: "View its secrets or add a new one", route: routes.clientSecrets };

/** The page that helps with a failure that no change of the client fixes. */
const helps: Partial<Record<Cause, Help>> = {
  "wrong-secret": secrets,
  "secret-not-ready": secrets,
  "wrong-domain": code("Code with the correct URL"),
  "wrong-method-or-type": code("Code that sends a form"),
  "wrong-grant-type": code("Code with the correct grant type"),
  "malformed-request": code("Code that sends a valid request"),
  throttled: code("Code that caches its token"),
};
