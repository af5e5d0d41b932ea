"use client";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { KnownSecret, Rotation } from "@/lib/domain/secret/rotation";
import type { RotationSettings } from "@/lib/domain/secret/rotation-setting";

type Props = {
  rotation: Rotation["is"];
  /** The newer of two. */
  next: KnownSecret | null;
  /** Whether the console or Cognito makes the value of a new secret. */
  madeBy: RotationSettings["madeBy"];
  /** Why the person may not rotate; null where they may. */
  objection: string | null;
  isStarting: boolean;
  onStart: () => void;
  onFinish: () => void;
  onCancel: () => void;
  onLeak: () => void;
};

const newerForAll = " Give the newer one to every program, then delete the older.";

/** Where the rotation stands, and the next step. */
export function RotationCard(props: Props) {
  const { rotation, next, madeBy, objection, isStarting, onStart, onFinish, onCancel, onLeak } = props;
  const isRotating = rotation === "rotating";
  return (
    <Card
      title="Rotation"
      hint={
        isRotating
          ? `Two secrets work side by side.${next?.restores === null ? newerForAll : ""}`
          : "A second secret is added beside the one there is, so that programs can change over one by one."
      }
    >
      {objection !== null ? (
        <p className="text-table text-ink-muted">{objection}</p>
      ) : (
        <div className="flex flex-col gap-3">
          {next ? <NextNotice next={next} onCancel={onCancel} /> : null}
          <div className="flex flex-wrap gap-2">
            <Button
              variant={isRotating ? "secondary" : "primary"}
              onClick={onStart}
              unavailable={isRotating}
              aria-describedby={isRotating ? "why-no-start" : undefined}
              pending={isStarting}
              pendingLabel="Starting rotation…"
            >
              Start rotation
            </Button>
            {isRotating ? (
              <>
                <Button variant="primary" onClick={onFinish}>
                  Finish rotation
                </Button>
                <Button onClick={onCancel}>Cancel rotation</Button>
              </>
            ) : null}
            <Button variant="quiet" onClick={onLeak}>
              {isRotating ? "A secret leaked" : "This secret leaked"}
            </Button>
          </div>
          {isRotating ? (
            <p id="why-no-start" className="text-table text-ink-muted">
              A client has at most two secrets, so this rotation ends before the next one starts.
            </p>
          ) : madeBy === "cognito" ? (
            <p className="text-table text-ink-muted">
              Cognito makes the values here. Where its answer to a start is lost, the new secret’s value is
              lost with it, and the secret is marked unconfirmed, to be deleted.
            </p>
          ) : null}
        </div>
      )}
    </Card>
  );
}

/** Explains the newer secret before the next step; renders nothing for one that was simply added here. */
function NextNotice({ next, onCancel }: { next: KnownSecret; onCancel: () => void }) {
  if (next.restores !== null)
    return (
      <Notice tone="info" title="The newer secret is the old one, restored">
        A rotation had deleted it, and an undo added its value again. Cancel the rotation to be rid of it once
        more; finish it to go back to it for good, which deletes the other one.
      </Notice>
    );
  if (next.origin === "pending")
    return (
      <Notice tone="info" title="The newer secret has no answer yet">
        This console is adding it at this moment, or stopped while it did. Reload the page in two minutes: it
        is known by then which.
      </Notice>
    );
  if (next.origin !== "unconfirmed") return null;
  return (
    <Notice
      tone="warn"
      title="The newer secret is unconfirmed"
      actions={
        <Button size="small" onClick={onCancel}>
          Delete the unconfirmed secret
        </Button>
      }
    >
      This console asked for it and never got the answer, so nobody was shown its value. Delete it, then start
      again.
    </Notice>
  );
}
