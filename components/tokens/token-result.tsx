"use client";

import { type RefObject, useId } from "react";
import { ExplainedFailure } from "@/components/tokens/explained-failure";
import type { FixTarget } from "@/components/tokens/fix-offer";
import { GrantedToken } from "@/components/tokens/granted-token";
import { useSecondsLeft } from "@/components/tokens/use-seconds-left";
import type { Tried } from "@/components/tokens/use-token-tries";
import { Notice } from "@/components/ui/notice";
import { CodeBlock } from "@/components/ui/text/code-block";
import { LongCode } from "@/components/ui/text/long-code";
import type { OfferedFix } from "@/lib/domain/token/fix";
import type { TriedToken } from "@/lib/domain/token/tried-token";

type Props = {
  ref: RefObject<HTMLElement | null>;
  last: Tried;
  allowed: readonly string[];
  live: readonly string[];
  fixTarget: FixTarget | null;
  dropDead: OfferedFix | null;
};

/** The result of the last token request. It takes the focus. */
export function TokenResult({ ref, last, ...more }: Props) {
  const id = useId();
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-labelledby={id}
      className="flex min-w-0 scroll-mt-20 flex-col gap-4 outline-none"
    >
      <h2 id={id} className="text-section font-semibold">
        Token result
      </h2>
      {last.is === "ended" ? (
        <Notice tone="info" title="The token has expired">
          It was cleared from this page. Request a new one.
        </Notice>
      ) : null}
      {last.is === "denied" ? (
        <Denied key={last.id} message={last.message} waitUntil={last.waitUntil} />
      ) : null}
      {last.is === "tried" ? (
        <Outcome key={last.id} tried={last.tried} requested={last.requested} endsAt={last.endsAt} {...more} />
      ) : null}
    </section>
  );
}

type OutcomeProps = Omit<Props, "ref" | "last"> & Omit<Extract<Tried, { is: "tried" }>, "is" | "id">;

function Outcome({ tried, endsAt, ...more }: OutcomeProps) {
  const { outcome } = tried;
  if (outcome.is === "granted")
    return (
      <>
        <Notice tone="ok" title="Cognito issued a token">
          <Exchange {...tried} />
        </Notice>
        <GrantedToken {...outcome} {...more} endsAt={endsAt} />
      </>
    );
  return (
    <>
      <ExplainedFailure {...outcome} requestId={tried.requestId} fixTarget={more.fixTarget} />
      <Exchange {...tried} />
      {outcome.text === "" ? null : (
        <CodeBlock title="Token endpoint response" code={outcome.text} copyWhat="response" wrap />
      )}
    </>
  );
}

function Exchange({ tokenUrl, status, ms }: TriedToken) {
  if (tokenUrl === null) return null;
  return (
    <p>
      {status === null ? "No response" : `HTTP ${status}`} in {ms.toLocaleString("en")} ms from{" "}
      <LongCode text={tokenUrl} />
    </p>
  );
}

function Denied({ message, waitUntil }: { message: string; waitUntil: number }) {
  const left = useSecondsLeft(waitUntil);
  return (
    <>
      <Notice tone="danger" title={message} />
      {left > 0 ? <p className="text-ink-muted tabular-nums">Wait {left} s.</p> : null}
    </>
  );
}
