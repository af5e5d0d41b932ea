"use client";

import { ActButton } from "@/components/forms/act-button";
import type { LinkOffer } from "@/lib/domain/matrix/shown-cell";
import type { FormAction } from "@/lib/domain/result";

/** Links a client that may be the same as one of another environment, after a question. */
export function LinkClient({ offer, act }: { offer: LinkOffer; act: FormAction<unknown> }) {
  const { name, otherName, ...fields } = offer;
  return (
    <ActButton
      label={`Link ${name}`}
      question={`Show ${name} beside ${otherName}?`}
      pendingLabel="Linking clients…"
      act={act}
      fields={fields}
      onDone={(page) => page.refresh(`${name} stands beside ${otherName} now.`)}
    >
      <p>
        Both clients stay as they are. They stand in one row from now on, for everyone, until a person unlinks
        them.
      </p>
    </ActButton>
  );
}
