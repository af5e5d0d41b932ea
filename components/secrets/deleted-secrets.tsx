"use client";

import { UndoForm } from "@/components/secrets/undo-form";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { ExactTime } from "@/components/ui/text/exact-time";
import type { FormAction } from "@/lib/domain/result";
import type { GraceSecret } from "@/lib/domain/secret/rotation";
import type { RotationSettings } from "@/lib/domain/secret/rotation-setting";

type Props = {
  deleted: readonly GraceSecret[];
  settings: RotationSettings;
  /** Whether the client has two secrets, so that none can be restored. */
  isFull: boolean;
  /** Why the person may not rotate; null where they may. */
  objection: string | null;
  fields: Readonly<Record<"poolId" | "clientId", string>>;
  undo: FormAction<unknown>;
  onUndone: () => void;
};

/** Secrets that rotations deleted recently, and the form that restores one from its value. */
export function DeletedSecrets({ deleted, settings, isFull, objection, fields, undo, onUndone }: Props) {
  if (deleted.length === 0) return null;
  const canReturn = deleted.some(({ noWayBack }) => noWayBack === null);
  return (
    <Card
      title="Deleted secrets"
      hint={`Deleted in the last ${settings.undoHours} hours. Clientele stores only a fingerprint, never the value.`}
    >
      <div className="flex flex-col gap-4">
        <ul className="divide-y divide-line">
          {deleted.map((secret) => (
            <li key={secret.secretId} className="flex flex-col gap-0.5 py-2 first:pt-0">
              <code translate="no" className="font-mono text-code wrap-anywhere">
                {secret.secretId}
              </code>
              <span className="text-table text-ink-muted">
                {ends[secret.why]} at <ExactTime at={secret.deletedAt} /> by {secret.deletedBy}.{" "}
                <Return secret={secret} isUndoOn={settings.isUndoOn} />
              </span>
            </li>
          ))}
        </ul>
        {canReturn && objection === null ? (
          <WayBack settings={settings} isFull={isFull} fields={fields} undo={undo} onUndone={onUndone} />
        ) : null}
      </div>
    </Card>
  );
}

const ends = {
  finished: "Deleted by a finished rotation",
  cancelled: "Deleted by a cancelled rotation",
  leaked: "Deleted because it leaked",
} as const;

function Return({ secret: { noWayBack, until }, isUndoOn }: { secret: GraceSecret; isUndoOn: boolean }) {
  if (noWayBack === "leaked") return <Badge tone="danger">Can’t be restored</Badge>;
  if (noWayBack === "unknown-value") return <>Created outside Clientele, so it can’t be restored.</>;
  if (noWayBack === "may-have-leaked")
    return <>A secret with an unknown value leaked later and may be this one, so it can’t be restored.</>;
  if (!isUndoOn) return null;
  return (
    <>
      Can be restored until <ExactTime at={until} />.
    </>
  );
}

type WayBackProps = Pick<Props, "settings" | "isFull" | "fields" | "undo" | "onUndone">;

function WayBack({ settings, isFull, ...form }: WayBackProps) {
  if (!settings.isUndoOn)
    return (
      <p className="text-table text-ink-muted">
        Undo is disabled because it isn’t confirmed that AWS accepts a deleted value again. Set ROTATION_UNDO
        to enable it.
      </p>
    );
  if (isFull)
    return (
      <p className="text-table text-ink-muted">
        A client can have at most two secrets. Finish or cancel the rotation before you restore one.
      </p>
    );
  return <UndoForm {...form} />;
}
