"use client";

import { ActButton } from "@/components/forms/act-button";
import type { FormAction } from "@/lib/domain/result";

type Props = { poolId: string; clientId: string; name: string; rowName: string; act: FormAction<unknown> };

/** Ends the link of a client, after a question. */
export function UnlinkClient({ poolId, clientId, name, rowName, act }: Props) {
  return (
    <ActButton
      label="Unlink"
      question={`Unlink ${name} from ${rowName}?`}
      pendingLabel="Unlinking client…"
      act={act}
      fields={{ poolId, clientId }}
      onDone={(page) => page.refresh(`${name} is no longer linked to ${rowName}.`)}
    >
      <p>The clients stay as they are. This one stands in the row of its own name again.</p>
    </ActButton>
  );
}
