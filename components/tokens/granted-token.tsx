"use client";

import { CheckList } from "@/components/tokens/check-list";
import { FixOffer, type FixTarget } from "@/components/tokens/fix-offer";
import { ScopeOutcome } from "@/components/tokens/scope-outcome";
import { TokenClaims } from "@/components/tokens/token-claims";
import { useSecondsLeft } from "@/components/tokens/use-seconds-left";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { CopyButton } from "@/components/ui/text/copy-button";
import { secondsInWords, TOKEN_PRICE } from "@/lib/domain/token";
import { decodeToken, scopeRows, sizeWarning } from "@/lib/domain/token/access-token";
import type { OfferedFix } from "@/lib/domain/token/fix";
import type { TriedToken } from "@/lib/domain/token/tried-token";
import { triggerEffect } from "@/lib/domain/token/trigger-effect";

type Props = Extract<TriedToken["outcome"], { is: "granted" }> & {
  endsAt: number;
  requested: readonly string[];
  allowed: readonly string[];
  live: readonly string[];
  fixTarget: FixTarget | null;
  /** The change that takes the client's dead scopes off; null where it has none. */
  dropDead: OfferedFix | null;
};

/** An issued token: its lifetime, the checks of an API, its scopes and its claims. */
export function GrantedToken(props: Props) {
  const {
    token,
    tokenType,
    expiresIn,
    granted,
    checks,
    tokenTrigger,
    endsAt,
    fixTarget,
    dropDead,
    ...scopes
  } = props;
  const decoded = decodeToken(token);
  const warning = sizeWarning(token);
  const rows = scopeRows({ granted, ...scopes });
  const effect = triggerEffect(rows, tokenTrigger);
  return (
    <>
      <Card
        title="Access token"
        hint={`${tokenType}, ${token.length.toLocaleString("en")} characters. Kept in this page only; cleared when it expires or you leave.`}
        action={<CopyButton value={token} what="access token" variant="primary" />}
      >
        <TimeLeft endsAt={endsAt} expiresIn={expiresIn} />
        <p className="mt-2 text-table text-ink-muted">
          This request cost up to ${TOKEN_PRICE.dollars} (first price tier, {TOKEN_PRICE.asOf}). Every issued
          token is charged, so cache tokens in your services.
        </p>
      </Card>
      {warning ? <Notice tone="warn" title={warning} /> : null}
      <Card title="What an API would check">
        <CheckList checks={checks} />
      </Card>
      <Card title="Scopes">
        <ScopeOutcome rows={rows} />
        {effect ? <p className="mt-3 text-table text-ink-muted wrap-anywhere">{effect}</p> : null}
        {dropDead && fixTarget ? (
          <div className="mt-3 flex flex-col gap-2">
            <p className="text-table text-ink-muted">
              A missing scope no longer exists on any resource server. Tokens are issued without it, with no
              error.
            </p>
            <FixOffer fix={dropDead} fixTarget={fixTarget} />
          </div>
        ) : null}
      </Card>
      {decoded ? (
        <Card title="Token contents">
          <TokenClaims {...decoded} />
        </Card>
      ) : null}
    </>
  );
}

/** The countdown, a component of its own because it renders every second. */
function TimeLeft({ endsAt, expiresIn }: { endsAt: number; expiresIn: number }) {
  const left = useSecondsLeft(endsAt);
  return (
    <>
      <p className="tabular-nums">
        Expires in {inClock(left)} (of {secondsInWords(expiresIn)})
      </p>
      {/* Decorative: the sentence above says the same. */}
      <svg
        aria-hidden="true"
        viewBox="0 0 1000 6"
        preserveAspectRatio="none"
        className="mt-2 h-1.5 w-full rounded-chip bg-sunken"
      >
        <rect width={(1000 * left) / expiresIn} height="6" className="fill-accent" />
      </svg>
    </>
  );
}

/** `3725` as "1:02:05". */
function inClock(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
