"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/form/field";
import { FileInput } from "@/components/ui/form/file-input";
import { PastedText } from "@/components/ui/form/pasted-text";
import { SelectField } from "@/components/ui/form/select-field";
import type { ResourceServer } from "@/lib/domain/scope";
import type { Operation } from "@/lib/domain/token/openapi";
import { type Demand, demandOf } from "@/lib/domain/token/pasted";

type Props = {
  servers: readonly ResourceServer[];
  /** The resource server chosen now. */
  identifier: string;
  choose: (demand: Demand) => void;
};

/** Takes the required scopes from an operation of an OpenAPI document, which is read in the browser and not sent. */
export function OpenApiOperation({ servers, identifier, choose }: Props) {
  const fileId = useId();
  const [text, setText] = useState("");
  const [read, setRead] = useState<readonly Operation[] | string | null>(null);
  const operations = Array.isArray(read) ? read : [];

  async function take(document: string) {
    setText(document);
    if (document.trim() === "") return setRead(null);
    // Few people need it, so the page loads it only now.
    const { operationsIn } = await import("@/lib/domain/token/openapi");
    setRead(operationsIn(document));
  }

  async function takeFile([file]: readonly File[]) {
    if (!file) return;
    const { MOST_OPENAPI_BYTES, TOO_LARGE } = await import("@/lib/domain/token/openapi");
    if (file.size > MOST_OPENAPI_BYTES) return setRead(TOO_LARGE);
    await take(await file.text().catch(() => ""));
  }

  function pick(at: string) {
    const operation = operations[Number(at)];
    if (at !== "" && operation) choose(demandOf(operation.scopes ?? [], servers, identifier));
  }

  return (
    <details className="rounded-control border border-line bg-surface">
      <summary className="rounded-control px-3 py-1.5">Take the scopes from an OpenAPI operation</summary>
      <div className="flex flex-col gap-4 px-3 pt-1 pb-3">
        <Field
          id={fileId}
          label="OpenAPI document"
          hint="JSON, OpenAPI 3 or Swagger 2. It’s read in your browser and not sent."
        >
          {(wiring) => <FileInput {...wiring} accept=".json,application/json" choose={takeFile} />}
        </Field>
        <PastedText
          label="Or paste it"
          hint="The whole document."
          error={typeof read === "string" ? read : undefined}
          rows={3}
          value={text}
          onType={take}
        />
        {operations.length > 0 ? (
          <SelectField
            label="Operation"
            name="operation"
            defaultValue=""
            options={[
              { value: "", label: `Choose one of ${operations.length}` },
              ...operations.map(({ label, scopes }, at) => ({
                value: String(at),
                label: scopes === null ? `${label} (no token required)` : label,
              })),
            ]}
            onChoose={pick}
          />
        ) : null}
      </div>
    </details>
  );
}
