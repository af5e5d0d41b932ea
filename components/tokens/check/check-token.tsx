"use client";

import { useEffect, useRef, useState } from "react";
import { FormFoot } from "@/components/forms/form-foot";
import { postJson, whyNoAnswer } from "@/components/forms/json-answer";
import { PASTED_MS, useOneTimeSecret } from "@/components/secrets/use-one-time-secret";
import { AskedAndAnswer } from "@/components/tokens/asked-and-answer";
import { DemandFields } from "@/components/tokens/check/demand-fields";
import { TokenClaims } from "@/components/tokens/token-claims";
import { TokenVerdict } from "@/components/tokens/token-verdict";
import { useAnswerFocus } from "@/components/tokens/use-answer-focus";
import { Card } from "@/components/ui/card";
import { Form } from "@/components/ui/form/form";
import { PastedText } from "@/components/ui/form/pasted-text";
import { Notice } from "@/components/ui/notice";
import type { ResourceServer } from "@/lib/domain/scope";
import { type DecodedToken, decodeToken } from "@/lib/domain/token/access-token";
import type { Check } from "@/lib/domain/token/checks";
import { bareToken, type Demand, likelyDemand, whyNoCheck } from "@/lib/domain/token/pasted";

type Props = { url: string; servers: readonly ResourceServer[] };

type Verdict =
  | { is: "none" }
  | { is: "given"; checks: readonly Check[]; id: number }
  | { is: "denied"; message: string; id: number };

/**
 * Checks a pasted token as an API of the pool would, for a resource server and the scopes that it requires. The token is
 * decoded here as soon as it is pasted, and sent only for the check.
 */
export function CheckToken({ url, servers }: Props) {
  const { secret, hold } = useOneTimeSecret(PASTED_MS);
  const token = secret ?? "";
  const none: Demand = { identifier: servers[0]?.identifier ?? "", scopes: [] };
  /** What the token suggests, until the person chooses. */
  const [suggested, setSuggested] = useState(none);
  const [chosen, setChosen] = useState<Demand | null>(null);
  const [decoded, setDecoded] = useState<DecodedToken | null>(null);
  const [verdict, setVerdict] = useState<Verdict>({ is: "none" });
  const [objection, setObjection] = useState<string | undefined>();
  const [isPending, setPending] = useState(false);
  const { answer, noteAsked } = useAnswerFocus(verdict.is === "none" ? null : verdict.id);
  const demand = chosen ?? suggested;

  // Neither a page that was left nor the back/forward cache keeps what a token said.
  useEffect(() => {
    const wipe = () => {
      setVerdict({ is: "none" });
      setDecoded(null);
    };
    window.addEventListener("pagehide", wipe);
    return () => window.removeEventListener("pagehide", wipe);
  }, []);

  /** What is asked now. A verdict on something else is not shown. */
  const asked = useRef(0);
  function forget() {
    asked.current += 1;
    setVerdict({ is: "none" });
  }

  function type(typed: string) {
    hold(typed);
    const next = decodeToken(bareToken(typed));
    setDecoded(next);
    if (chosen === null) setSuggested((next && likelyDemand(next.claims, servers)) ?? none);
    setObjection(undefined);
    forget();
  }

  function choose(next: Demand) {
    setChosen(next);
    forget();
  }

  async function submit() {
    if (isPending) return;
    const why = whyNoCheck(token);
    setObjection(why ?? undefined);
    if (why !== null) return;
    noteAsked();
    setPending(true);
    const question = asked.current;
    const given = await ask(url, bareToken(token), demand.scopes);
    if (question === asked.current) setVerdict(given);
    setPending(false);
  }

  return (
    <AskedAndAnswer
      answer={
        decoded === null && verdict.is === "none" ? null : (
          <div className="flex min-w-0 flex-col gap-4">
            {verdict.is === "none" ? null : (
              <section
                ref={answer}
                tabIndex={-1}
                aria-label="Verdict"
                className="flex min-w-0 scroll-mt-20 flex-col gap-4 outline-none"
              >
                {verdict.is === "given" ? (
                  <TokenVerdict checks={verdict.checks} />
                ) : (
                  <Notice tone="danger" title={verdict.message} />
                )}
              </section>
            )}
            {decoded ? (
              <Card
                title="Token contents"
                hint={
                  verdict.is === "given"
                    ? "Unverified if a check failed."
                    : "Decoded in your browser and not sent. Unverified until you check the token."
                }
              >
                <TokenClaims {...decoded} />
              </Card>
            ) : null}
          </div>
        )
      }
      empty={{
        title: "No token pasted yet",
        text: "Its contents appear here as soon as you paste it, and the result after the check.",
      }}
    >
      <Form onSubmit={submit} className="flex max-w-form flex-col gap-6">
        <PastedText
          label="Access token"
          hint="With or without “Bearer”. The field is cleared after 2 minutes of inactivity."
          error={objection}
          rows={6}
          value={token}
          onType={type}
        />
        <DemandFields
          servers={servers}
          demand={demand}
          hint={
            chosen === null && demand.scopes.length > 0
              ? "The token’s own scopes are selected. Select the ones your API requires."
              : "The scopes that your API requires."
          }
          choose={choose}
        />
        <FormFoot label="Check token" pendingLabel="Checking…" isPending={isPending} refused={null} />
      </Form>
    </AskedAndAnswer>
  );
}

async function ask(url: string, token: string, scopes: readonly string[]): Promise<Verdict> {
  const posted = await postJson<Check[]>(url, { token, scopes });
  const id = performance.now();
  return posted.is === "answered"
    ? { is: "given", checks: posted.value, id }
    : { is: "denied", message: whyNoAnswer(posted), id };
}
