import { Check, X } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { inWords, monthlyCost, TOKEN_PRICE } from "@/lib/domain/token";

type Props = {
  name: string;
  environment: string;
  scopes: readonly string[];
  /** Null while the typed lifetime is invalid. */
  tokenMinutes: number | null;
  hasDomain: boolean;
};

/** In plain words: what a client made from this form can do, what it cannot, and what its lifetime means. */
export function DraftSummary({ name, environment, scopes, tokenMinutes, hasDomain }: Props) {
  return (
    <aside
      aria-label="What will happen"
      className="min-w-0 lg:sticky lg:top-[calc(var(--bar)+2rem)] lg:self-start"
    >
      <Card title="What will happen">
        <div className="flex flex-col gap-4 text-table">
          <p className="wrap-anywhere">
            <strong>{name || "The new client"}</strong> is created in {environment}. Its secret is shown once,
            right after.
          </p>
          <List title="It can">
            {scopes.length === 0 ? (
              <Line is="cannot">Nothing yet. Choose at least one scope.</Line>
            ) : (
              <Line is="can">
                get access tokens with{" "}
                {scopes.length === 1 ? (
                  <code className="font-mono text-code">{scopes[0]}</code>
                ) : (
                  `any of ${scopes.length} scopes`
                )}
              </Line>
            )}
          </List>
          <List title="It cannot">
            <Line is="cannot">sign people in or act for a person</Line>
            <Line is="cannot">use any other scope</Line>
            <Line is="cannot">change anything in this user pool</Line>
          </List>
          {tokenMinutes === null ? null : <Lifetime minutes={tokenMinutes} />}
          {hasDomain ? null : (
            <p>
              This pool has no domain, so there is no token endpoint yet: the client gets no token until it
              has one.
            </p>
          )}
        </div>
      </Card>
    </aside>
  );
}

function Lifetime({ minutes }: { minutes: number }) {
  const { tokens, dollars } = monthlyCost(minutes);
  const price = new Intl.NumberFormat("en", { style: "currency", currency: "USD" }).format(dollars);
  return (
    <div>
      <h3 className="font-medium">A token lives {inWords(minutes)}</h3>
      <p className="mt-1 text-ink-muted">
        It cannot be revoked: a stolen token, a removed scope or a deleted client goes on working for up to
        that long.
      </p>
      <p className="mt-1 text-ink-muted">
        Cost: each running copy that caches its token, and renews it in good time as the programs here do,
        asks for about {tokens.toLocaleString("en")} a month, at most {price} (USD {TOKEN_PRICE.dollars} each,
        as of {TOKEN_PRICE.asOf}).
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
