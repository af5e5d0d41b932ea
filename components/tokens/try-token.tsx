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
import { MOST_METADATA, metadataIn } from "@/lib/domain/token/metadata";
import type { TokenWay } from "@/lib/domain/token/ways";

type Props = {
  /** Where the console takes token requests for this client. */
  url: string;
  /** The client's scopes. */
  allowed: readonly string[];
  /** The client's scopes that its resource servers still have. */
  live: readonly string[];
  /** The ways that can give the client a token, the usual one first. */
  ways: readonly TokenWay[];
  /** The version of the pool’s trigger to which client metadata goes; null where nothing reads it. */
  metadataFor?: string | null;
  /** A secret that was just born in this tab; otherwise one is pasted. */
  born?: string | null;
  /** The client and the acts that fix it after a failure; none for a client that was just created. */
  fixTarget?: FixTarget | null;
  dropDead?: OfferedFix | null;
};

const wayLabels = {
  basic: "Basic: ID and secret in the Authorization header",
  post: "POST: ID and secret in the body",
  api: "The API call GetClientToken, without the token endpoint",
} as const satisfies Record<TokenWay, string>;

/** Asks for a token with a secret that stays in this tab's memory, and shows the result. */
export function TryToken(props: Props) {
  const {
    url,
    allowed,
    live,
    ways,
    metadataFor = null,
    born = null,
    fixTarget = null,
    dropDead = null,
  } = props;
  const { secret, hold } = useOneTimeSecret(PASTED_MS);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(live));
  const [others, setOthers] = useState("");
  const [way, setWay] = useState<TokenWay>(ways[0] ?? "basic");
  const [metadata, setMetadata] = useState("");
  const [wrongMetadata, setWrongMetadata] = useState<string | undefined>();
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
    const read = metadataIn(metadata);
    setWrongMetadata(read.problem);
    if (!value || read.problem !== undefined) return;
    noteAsked();
    request({ secret: value, scopes, way, ...(read.metadata && { metadata: read.metadata }) });
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
        {ways.length > 1 ? (
          <RadioGroup
            legend="Client authentication"
            isStacked
            name="way"
            options={ways.map((value) => ({ value, label: wayLabels[value] }))}
            value={way}
            onChoose={setWay}
          />
        ) : null}
        {metadataFor === null ? null : (
          <TextField
            label="Client metadata"
            name="metadata"
            mono
            isOptional
            maxLength={MOST_METADATA}
            hint={`A JSON object of strings. Cognito passes it to this pool’s pre token generation trigger (${metadataFor}). Clientele doesn’t store it.`}
            value={metadata}
            onChange={(event) => setMetadata(event.target.value)}
            error={wrongMetadata}
          />
        )}
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
