"use client";

import { Download } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/form/select";
import { CopyButton } from "@/components/ui/text/copy-button";
import { saveFile } from "@/components/ui/text/save-file";
import type { SecretFile } from "@/lib/domain/secret/files";

type Props = {
  secret: string;
  /** File formats of id and secret, the usual one first; their content is made in the browser. */
  files: readonly SecretFile[];
  /** Called when the secret has left the page in some form. */
  onTaken: () => void;
};

/** The ways to take a secret from the page: the plain value, or id and secret together in a chosen form. */
export function SecretCopies({ secret, files, onTaken }: Props) {
  const [chosen, setChosen] = useState(0);
  const id = useId();
  const file = files[chosen];
  return (
    <div className="flex flex-col items-start gap-3">
      <CopyButton value={secret} what="client secret" variant="primary" onCopied={onTaken} />
      {file ? (
        <div className="flex flex-wrap items-center gap-2">
          <label htmlFor={id} className="text-ink-muted">
            Copy with client ID as
          </label>
          <Select
            id={id}
            value={chosen}
            onChange={(event) => setChosen(Number(event.target.value))}
            className="w-40"
          >
            {files.map(({ label }, index) => (
              <option key={label} value={index}>
                {label}
              </option>
            ))}
          </Select>
          <CopyButton key={file.label} value={file.text} what={file.label} onCopied={onTaken} />
          <Button
            onClick={() => {
              saveFile(file.name, file.text);
              onTaken();
            }}
          >
            <Download aria-hidden="true" />
            Download {file.label}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
