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

const newerForAll = " Update every service to the new one, then finish the rotation.";

/** Where the rotation stands, and the next step. */
export function RotationCard(props: Props) {
  const { rotation, next, madeBy, objection, isStarting, onStart, onFinish, onCancel, onLeak } = props;
  const isRotating = rotation === "rotating";
  return (
    <Card
      title="Rotation"
      hint={
        isRotating
          ? `Both secrets are valid.${next?.restores === null ? newerForAll : ""}`
          : "Adds a second secret so services can switch one at a time without downtime."
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
              Report a leaked secret
            </Button>
          </div>
          {isRotating ? (
            <p id="why-no-start" className="text-table text-ink-muted">
              Finish or cancel this rotation before starting another.
            </p>
          ) : madeBy === "cognito" ? (
            <p className="text-table text-ink-muted">
              Cognito generates the secret values. If its response is lost, the new secret’s value is lost
              too, and the secret is marked unconfirmed so that you can delete it.
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
        A rotation deleted it, and an undo added its value again. Cancel the rotation to delete it again, or
        finish the rotation to keep it and delete the other one.
      </Notice>
    );
  if (next.origin === "pending")
    return (
      <Notice tone="info" title="The newer secret is pending">
        Clientele is adding it now, or stopped while adding it. Reload the page in two minutes to see the
        result.
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
      Cognito’s response was lost, so its value was never shown. Delete it, then start again.
    </Notice>
  );
}
