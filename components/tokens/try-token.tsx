"use client";

import { useEffect, useState } from "react";
import { FormFoot } from "@/components/forms/form-foot";
import { PASTED_MS, useOneTimeSecret } from "@/components/secrets/use-one-time-secret";
import { AskedAndAnswer } from "@/components/tokens/asked-and-answer";
import type { FixTarget } from "@/components/tokens/fix-offer";
import { RequestedScopes } from "@/components/tokens/requested-scopes";
import { TokenResult } from "@/components/tokens/token-result";
import { useAnswerFocus } from "@/components/tokens/use-answer-focus";
import { useTokenTries } from "@/components/tokens/use-token-tries";
import { Form } from "@/components/ui/form/form";
import { RadioGroup } from "@/components/ui/form/radio-group";
import { SecretField } from "@/components/ui/form/secret-field";
import { TextField } from "@/components/ui/form/text-field";
import { wordsIn } from "@/lib/domain/scope";
import { TOKEN_PRICE } from "@/lib/domain/token";
import type { OfferedFix } from "@/lib/domain/token/fix";

type Props = {
  /** Where the console takes token requests for this client. */
  url: string;
  /** The client's scopes. */
  allowed: readonly string[];
  /** The client's scopes that its resource servers still have. */
  live: readonly string[];
  /** A secret that was just born in this tab; otherwise one is pasted. */
  born?: string | null;
  /** The client and the acts that fix it after a failure; none for a client that was just created. */
  fixTarget?: FixTarget | null;
  dropDead?: OfferedFix | null;
};

const ways = [
  { value: "basic", label: "Basic: ID and secret in the Authorization header" },
  { value: "post", label: "POST: ID and secret in the body" },
] as const;

/** Asks for a token with a secret that stays in this tab's memory, and shows the result. */
export function TryToken({ url, allowed, live, born = null, fixTarget = null, dropDead = null }: Props) {
  const { secret, hold } = useOneTimeSecret(PASTED_MS);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(live));
  const [others, setOthers] = useState("");
  const [way, setWay] = useState<(typeof ways)[number]["value"]>("basic");
  const [isMissing, setMissing] = useState(false);
  const { last, request, underWay, waiting } = useTokenTries(url);
  const { answer, noteAsked } = useAnswerFocus(last.is === "tried" || last.is === "denied" ? last.id : null);
  const scopes = [...new Set([...allowed.filter((scope) => chosen.has(scope)), ...wordsIn(others)])];

  const grantedId = last.is === "tried" && last.tried.outcome.is === "granted" ? last.id : null;
  // The secret is no longer needed.
  useEffect(() => {
    if (grantedId !== null) hold(null);
  }, [grantedId, hold]);

  function submit() {
    const value = born ?? secret;
    setMissing(!value);
    if (!value) return;
    noteAsked();
    request({ secret: value, scopes, way });
  }

  return (
    <AskedAndAnswer
      answer={
        last.is === "nothing" ? null : (
          <TokenResult ref={answer} {...{ last, allowed, live, fixTarget, dropDead }} />
        )
      }
      empty={{
        title: "No token requested yet",
        text: "The answer appears here: the token, how an API would check it, its scopes and its contents.",
      }}
    >
      <Form onSubmit={submit} className="flex max-w-form flex-col gap-6">
        {born === null ? (
          <SecretField
            label="Client secret"
            hint="Sent only to the token endpoint, never stored. The field is cleared when a token is issued, or after 2 minutes of inactivity."
            error={isMissing ? "Paste the client secret." : undefined}
            value={secret ?? ""}
            onType={hold}
          />
        ) : null}
        <RequestedScopes
          allowed={allowed}
          live={live}
          chosen={chosen}
          onChoose={setChosen}
          requestsAll={scopes.length === 0}
        >
          <TextField
            label="Other scopes"
            name="others"
            mono
            isOptional
            hint="Test a scope this client doesn’t have. Separate multiple scopes with spaces."
            value={others}
            onChange={(event) => setOthers(event.target.value)}
          />
        </RequestedScopes>
        <RadioGroup
          legend="Client authentication"
          isStacked
          name="way"
          options={ways}
          value={way}
          onChoose={setWay}
        />
        <p className="text-table text-ink-muted">
          A successful request costs up to ${TOKEN_PRICE.dollars} (first price tier, {TOKEN_PRICE.asOf}); a
          failed one is free.
        </p>
        <FormFoot
          label="Request token"
          // A second request may go out while the first one is under way.
          isPending={false}
          pendingLabel=""
          refused={null}
          status={
            <>
              {underWay > 0 ? "Requesting a token…" : null}
              {waiting > 0 ? ` ${waiting} more waiting.` : null}
            </>
          }
        />
      </Form>
    </AskedAndAnswer>
  );
}
