"use client";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { KnownSecret, Rotation } from "@/lib/domain/rotation";

type Props = {
  rotation: Rotation["is"];
  /** The newer of two. */
  next: KnownSecret | null;
  /** Why the person may not rotate; null where they may. */
  objection: string | null;
  isStarting: boolean;
  onStart: () => void;
  onFinish: () => void;
  onCancel: () => void;
  onLeak: () => void;
};

/** Where the rotation stands, and the next step. */
export function RotationCard(props: Props) {
  const { rotation, next, objection, isStarting, onStart, onFinish, onCancel, onLeak } = props;
  const isRotating = rotation === "rotating";
  return (
    <Card
      title="Rotation"
      hint={
        isRotating
          ? "Two secrets work side by side. Give the newer one to every program, then delete the older."
          : "A second secret is added beside the one there is, so that programs can change over one by one."
      }
    >
      {objection !== null ? (
        <p className="text-table text-ink-muted">{objection}</p>
      ) : (
        <div className="flex flex-col gap-3">
          {next?.origin === "unconfirmed" ? (
            <Notice
              tone="warn"
              title="The newer secret is unconfirmed"
              actions={
                <Button size="small" onClick={onCancel}>
                  Delete the unconfirmed secret
                </Button>
              }
            >
              This console asked for it and never got the answer, so nobody knows its value. Delete it, then
              start again.
            </Notice>
          ) : null}
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
          ) : null}
        </div>
      )}
    </Card>
  );
}
