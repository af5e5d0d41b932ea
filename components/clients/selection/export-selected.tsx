import { useState } from "react";
import { whyNoAnswer } from "@/components/forms/json-answer";
import { Button } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";
import { saveFile } from "@/components/ui/text/save-file";
import type { ListSelection } from "@/lib/domain/run/selection";

const formats = ["csv", "json"] as const;

type Props = {
  selection: ListSelection;
  /** The address of the clients that a search finds, as a file. */
  exportOf: (format: string, query: URLSearchParams) => string;
};

/** The selected clients as files. A search is a link; the IDs of many clients are too long for one, so they are posted. */
export function ExportSelected({ selection, exportOf }: Props) {
  const [pending, setPending] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const words = (format: string) => `Export ${format.toUpperCase()}`;
  if (selection.is === "search")
    return formats.map((format) => (
      <a
        key={format}
        href={exportOf(format, new URLSearchParams(selection.query))}
        className={buttonLook("secondary", "small")}
      >
        {words(format)}
      </a>
    ));

  async function save(format: string, keys: ReadonlySet<string>) {
    setPending(format);
    setFailure(await whyNotSaved(exportOf(format, new URLSearchParams({ kind: "all" })), keys));
    setPending(null);
  }
  return (
    <>
      {formats.map((format) => (
        <Button
          key={format}
          size="small"
          pending={pending === format}
          pendingLabel="Exporting…"
          unavailable={pending !== null && pending !== format}
          onClick={() => save(format, selection.keys)}
        >
          {words(format)}
        </Button>
      ))}
      {failure === null ? null : (
        <p role="alert" className="order-last basis-full text-danger-ink">
          {failure}
        </p>
      )}
    </>
  );
}

/** Saves the file that this address answers these keys with, under its own name. A sentence where it can’t, or null. */
async function whyNotSaved(url: string, keys: ReadonlySet<string>): Promise<string | null> {
  const body = new URLSearchParams({ selected: [...keys].join() });
  const answer = await fetch(url, { method: "POST", body }).catch(() => null);
  const text = await answer?.text().catch(() => null);
  if (!answer?.ok || typeof text !== "string") return refusalIn(text ?? "");
  const [, name = ""] = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "") ?? [];
  saveFile(name, text);
  return null;
}

function refusalIn(text: string): string {
  try {
    const { code, message } = JSON.parse(text);
    if (typeof message === "string") return whyNoAnswer({ is: "refused", code, message, waitSeconds: 0 });
  } catch {
    // Not the console's own answer.
  }
  return whyNoAnswer({ is: "silent" });
}
