"use client";

import { type ReactNode, type RefObject, useId } from "react";
import { RotationTimeline } from "@/components/secrets/rotation-timeline";
import { useOverlap } from "@/components/secrets/use-overlap";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ExactTime } from "@/components/ui/text/exact-time";
import { actButtons } from "@/lib/domain/routes";
import { type KnownSecret, overlapEnd } from "@/lib/domain/secret/rotation";
import { type NextAct, nextActOf, rotationSteps } from "@/lib/domain/secret/rotation-steps";

type Props = {
  current: KnownSecret;
  /** The newer of two. */
  next: KnownSecret | null;
  overlapMinutes: number;
  /** Whether the new secret is on the page, where it is verified and saved. */
  isShown: boolean;
  /** Why the person may not rotate; null where they may. */
  objection: string | null;
  isStarting: boolean;
  /** Takes the focus after a step: the next act, or its heading where the rotation is over. */
  place: RefObject<HTMLDivElement | null>;
  onStart: () => void;
  onVerify: () => void;
  onReload: () => void;
  onFinish: () => void;
  onCancel: () => void;
  onLeak: () => void;
};

/** Where the rotation is, and the one next step. */
export function RotationCard(props: Props) {
  const { current, next, overlapMinutes, isShown, objection, place } = props;
  const end = next ? overlapEnd(next, overlapMinutes) : null;
  const now = useOverlap(current.readAt, end);
  const act = nextActOf(next, overlapMinutes, now);
  const id = useId();
  const { title, text } = wordsOf(act, next, isShown);
  return (
    <Card title="Rotation">
      <div className="flex flex-col gap-5">
        <RotationTimeline
          steps={rotationSteps(current, next, overlapMinutes, now)}
          origin={next?.origin ?? null}
        />
        {objection !== null ? (
          <p className="text-ink-muted">{objection}</p>
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields.
          <div
            ref={place}
            role="group"
            aria-labelledby={id}
            tabIndex={-1}
            className="flex flex-col gap-3 border-t border-line pt-4 outline-none"
          >
            <div>
              <h3 id={id} className="font-semibold">
                {title}
              </h3>
              <p className="max-w-reading text-ink-muted">
                {text}
                {end !== null && next?.origin !== "pending" && now < end ? (
                  <>
                    {" "}
                    Recommended overlap ends at <ExactTime at={end} />.
                  </>
                ) : null}
              </p>
            </div>
            <div className="flex flex-wrap gap-2">
              <Acts {...props} act={act} />
            </div>
          </div>
        )}
      </div>
    </Card>
  );
}

/**
 * The next act first, as the primary one; what else can be done is quieter. The keys keep a button of one step from
 * becoming one of the next, with the focus on it.
 */
function Acts({ act, isShown, isStarting, ...on }: Props & { act: NextAct }): ReactNode {
  const leak = (
    <Button key="leak" variant="quiet" onClick={on.onLeak}>
      Report a leaked secret
    </Button>
  );
  const cancel = (
    <Button key="cancel" onClick={on.onCancel}>
      Cancel rotation
    </Button>
  );
  if (act === "start")
    return (
      <>
        <Button
          key="start"
          id={actButtons.rotate}
          variant="primary"
          onClick={on.onStart}
          pending={isStarting}
          pendingLabel="Starting rotation…"
        >
          Start rotation
        </Button>
        {leak}
      </>
    );
  if (act === "settle")
    return (
      <>
        <Button key="settle" variant="primary" data-next="" onClick={on.onReload}>
          Check again
        </Button>
        {cancel}
        {leak}
      </>
    );
  if (act === "discard")
    return (
      <>
        <Button key="discard" variant="primary" data-next="" onClick={on.onCancel}>
          Delete the unconfirmed secret
        </Button>
        {leak}
      </>
    );
  const isVerifying = act === "verify" && !isShown;
  return (
    <>
      {isVerifying ? (
        <Button key="verify" variant="primary" data-next="" onClick={on.onVerify}>
          Verify the new secret
        </Button>
      ) : null}
      <Button
        key="finish"
        // While the new secret is on the page, copying it is the primary act.
        variant={isVerifying || isShown ? "secondary" : "primary"}
        data-next={isVerifying ? undefined : ""}
        onClick={on.onFinish}
      >
        Finish rotation
      </Button>
      {cancel}
      {leak}
    </>
  );
}

/** What the next step is called, and what there is to know about it. */
function wordsOf(act: NextAct, next: KnownSecret | null, isShown: boolean): { title: string; text: string } {
  if (act === "start")
    return {
      title: "No rotation in progress",
      text: "Start one to replace the secret. It adds a second secret, so services can switch one at a time without downtime.",
    };
  if (act === "settle")
    return {
      title: "The newer secret is pending",
      text: "Clientele is adding it now, or stopped while adding it. Check again in two minutes to see the result.",
    };
  if (act === "discard")
    return {
      title: "The newer secret is unconfirmed",
      text: "Cognito’s response was lost, so its value was never shown. Delete it, then start again.",
    };
  if (next?.restores)
    return {
      title: "The newer secret is the old one, restored",
      text: "A rotation deleted it, and an undo added its value again. Cancel the rotation to delete it again, or finish the rotation to keep it and delete the other one.",
    };
  if (isShown)
    return {
      title: "Next: save the new secret",
      text: "Copy it from above. Both secrets are valid. Update every service to the new one, then finish the rotation.",
    };
  if (act === "verify")
    return {
      title: "Next: verify the new secret",
      text: "Both secrets are valid, but no token has been issued with the new one yet. Until it’s verified, you need to type the client name to finish the rotation.",
    };
  return {
    title: "Next: update your services, then finish",
    text: "Both secrets are valid. Update every service to the new one, then finish the rotation.",
  };
}
