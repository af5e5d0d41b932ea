import { Check, X } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import type { TokenSource } from "@/lib/domain/client/client";
import { inWords, monthlyCost, priceInWords, TOKEN_PRICE } from "@/lib/domain/token";

type Props = {
  name: string;
  environment: string;
  scopes: readonly string[];
  /** Null while the typed lifetime is invalid. */
  tokenMinutes: number | null;
  source: TokenSource;
  hasDomain: boolean;
};

/** In plain words: what a client made from this form can do, what it cannot, and what its lifetime means. */
export function DraftSummary({ name, environment, scopes, tokenMinutes, source, hasDomain }: Props) {
  return (
    <Card title="What will happen">
      <div className="flex flex-col gap-4 text-table">
        <p className="wrap-anywhere">
          <strong>{name || "The new client"}</strong> is created in {environment}. Its secret is shown once,
          right after creation.
        </p>
        <List title="It can">
          {scopes.length === 0 ? (
            <li className="text-ink-muted">Nothing yet. Select at least one scope.</li>
          ) : (
            <Line is="can">
              request access tokens with{" "}
              {scopes.length === 1 ? (
                <code className="font-mono text-code">{scopes[0]}</code>
              ) : (
                `${scopes.length} scopes`
              )}
            </Line>
          )}
        </List>
        <List title="It can’t">
          <Line is="cannot">sign users in or act on behalf of a user</Line>
          <Line is="cannot">use any other scope</Line>
          <Line is="cannot">change anything in this user pool</Line>
        </List>
        {tokenMinutes === null ? null : <Lifetime minutes={tokenMinutes} />}
        {hasDomain || source === "api" ? null : (
          <p>
            This pool has no domain, so it has no token endpoint.{" "}
            {source === "both"
              ? "The client gets its tokens by GetClientToken."
              : "The client can’t request tokens until the pool has a domain."}
          </p>
        )}
      </div>
    </Card>
  );
}

function Lifetime({ minutes }: { minutes: number }) {
  const { tokens, dollars } = monthlyCost(minutes);
  return (
    <div>
      <h3 className="font-medium">Tokens are valid for {inWords(minutes)}</h3>
      <p className="mt-1 text-ink-muted">
        They can’t be revoked. A stolen token, a removed scope or a deleted client keeps working until the
        token expires.
      </p>
      <p className="mt-1 text-ink-muted">
        Estimated cost: up to {priceInWords(dollars)} per instance and month (about{" "}
        {tokens.toLocaleString("en")} token requests at ${TOKEN_PRICE.dollars}, prices as of{" "}
        {TOKEN_PRICE.asOf}).
      </p>
    </div>
  );
}

function List({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="font-medium">{title}</h3>
      <ul className="mt-1 flex flex-col gap-1 text-ink-muted">{children}</ul>
    </div>
  );
}

function Line({ is, children }: { is: "can" | "cannot"; children: ReactNode }) {
  const Icon = is === "can" ? Check : X;
  return (
    <li className="flex gap-2">
      <Icon
        aria-hidden="true"
        className={`mt-0.5 size-4 shrink-0 ${is === "can" ? "text-ok" : "text-ink-faint"}`}
      />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </li>
  );
}
