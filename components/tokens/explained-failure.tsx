import { Fragment } from "react";
import { FixOffer, type FixTarget } from "@/components/tokens/fix-offer";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import type { PoolShown } from "@/lib/domain/access/roles";
import { routes } from "@/lib/domain/routes";
import type { Cause } from "@/lib/domain/token/cause";
import type { Explained } from "@/lib/domain/token/fix";
import type { ReadFact } from "@/lib/domain/token/reading/facts";

type Props = Explained & { requestId?: string | null; fixTarget: FixTarget | null };

/** Why no token was issued, with the change that fixes it or the page that helps. */
export function ExplainedFailure({ explanation, fix, read = [], requestId, fixTarget }: Props) {
  const help = helps[explanation.cause];
  return (
    <Notice
      tone={tones[explanation.cause] ?? "danger"}
      title={explanation.title}
      requestId={requestId ?? undefined}
      actions={fix && fixTarget ? <FixOffer fix={fix} fixTarget={fixTarget} /> : undefined}
    >
      <p className="wrap-anywhere">{explanation.text}</p>
      {explanation.points ? (
        <ul className="mt-1 list-disc pl-5 wrap-anywhere">
          {explanation.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      ) : null}
      {read.length > 0 ? <ReadFacts facts={read} /> : null}
      {help && fixTarget ? (
        <p className="mt-1">
          <TextLink href={help.route(fixTarget.pool, fixTarget.clientId)}>{help.label}</TextLink>
        </p>
      ) : null}
    </Notice>
  );
}

/** What the explanation rests on, so that a wrong reading can be seen. */
function ReadFacts({ facts }: { facts: readonly ReadFact[] }) {
  return (
    <dl aria-label="Read from the text" className="mt-2 grid gap-x-3 text-table sm:grid-cols-[auto_1fr]">
      {facts.map(({ what, value, words }) => (
        <Fragment key={what}>
          <dt className="text-ink-muted">{what}</dt>
          <dd className="min-w-0 wrap-anywhere">
            {value}
            {words === value ? null : <span className="text-ink-muted"> (“{words}”)</span>}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** What is no failure, or not known to be one. */
const tones: Partial<Record<Cause, "info" | "warn">> = { granted: "info", "cannot-tell": "warn" };

type Help = { label: string; route: (pool: PoolShown, clientId: string) => string };

const code = (label: string): Help => ({ label, route: routes.clientCode });
const apis: Help = {
  label: "Check what an API would say to this client’s token",
  route: routes.predictToken,
};
const secrets: Help = { label: "View its secrets or add a new one", route: routes.clientSecrets };

/** The page that helps with a failure that no change of the client fixes. */
const helps: Partial<Record<Cause, Help>> = {
  "not-the-settings": code("Code that sends client_credentials"),
  "pool-api-host": code("Code with the correct URL"),
  "api-audience": code("Settings and code that protect an API"),
  "api-scope": apis,
  "api-refused": apis,
  "api-denied": apis,
  "api-issuer": code("Settings and code that protect an API"),
  "wrong-secret": secrets,
  "secret-not-ready": secrets,
  "wrong-domain": code("Code with the correct URL"),
  "wrong-method-or-type": code("Code that sends a form"),
  "wrong-grant-type": code("Code with the correct grant type"),
  "malformed-request": code("Code that sends a valid request"),
  throttled: code("Code that caches its token"),
};
