import { useEffect, useRef, useState } from "react";
import { definitionLines, type Source } from "@/components/export/use-definitions";
import type { ClientDefinition } from "@/lib/domain/client/definition";
import {
  type Comparison,
  clientsToAsk,
  compareState,
  type Drift,
  type PoolContent,
  settle,
} from "@/lib/domain/export/terraform-drift";
import { type ReadFile, readTerraformFile } from "@/lib/domain/export/terraform-state";

/** What a comparison found, and when Cognito was asked: epoch milliseconds. */
export type DatedComparison = Comparison & {
  readonly at: number;
  /** Sentences about clients that could not be read. */
  readonly unasked: readonly string[];
  /** Whether it is too old to act on: what was missing may be there by now. */
  readonly isOld: boolean;
};

export type Compared =
  | { is: "nothing" }
  /** None of the files holds anything of this pool. */
  | { is: "refused"; refused: Drift["refused"] }
  | { is: "asking"; done: number; all: number }
  /** Cognito or the console did not answer, so there is no result. */
  | { is: "failed" }
  | ({ is: "compared" } & DatedComparison);

/** Larger than any state with pools in it; the browser reads the file as a whole. */
const MOST_FILE_BYTES = 50_000_000;

/** How long a comparison may be acted on. */
const FRESH_MS = 5 * 60_000;

/**
 * Compares files with the pool as Cognito has it now: the pool is listed again, and each client of the files is read by
 * its id. The files themselves are read in the browser and sent nowhere.
 */
export function useComparison(contentUrl: string, definitions: Source) {
  const [compared, setCompared] = useState<Compared>({ is: "nothing" });
  const stop = useRef(new AbortController());
  const chosen = useRef<readonly File[]>([]);
  useEffect(() => () => stop.current.abort(), []);
  const at = compared.is === "compared" ? compared.at : null;
  useEffect(() => {
    if (at === null) return;
    const end = setTimeout(
      () => setCompared((it) => (it.is === "compared" ? { ...it, isOld: true } : it)),
      FRESH_MS,
    );
    return () => clearTimeout(end);
  }, [at]);

  async function compare(files: readonly File[] = chosen.current): Promise<void> {
    stop.current.abort();
    stop.current = new AbortController();
    const { signal } = stop.current;
    chosen.current = files;
    if (files.length === 0) return setCompared({ is: "nothing" });
    setCompared({ is: "asking", done: 0, all: 0 });
    try {
      const read = await Promise.all(files.map(toReadFile));
      const refused = read.flatMap((it) => (it.is === "refused" ? it : []));
      if (refused.length === read.length) return setCompared({ is: "refused", refused });
      const content = await contentNow(contentUrl, signal);
      const drift = compareState(read, content);
      if (drift.forms.size === 0) return setCompared({ is: "refused", refused: drift.refused });
      const progress = (done: number, all: number) => setCompared({ is: "asking", done, all });
      const { unasked, ...answers } = await ask(definitions, clientsToAsk(drift), signal, progress);
      setCompared({ is: "compared", at: content.at, unasked, isOld: false, ...settle(drift, answers) });
    } catch {
      if (!signal.aborted) setCompared({ is: "failed" });
    }
  }

  return { compared, compare };
}

async function toReadFile(file: File): Promise<ReadFile> {
  if (file.size > MOST_FILE_BYTES)
    return {
      is: "refused",
      fileName: file.name,
      refusal: {
        what: "This file is larger than 50 MB, so it wasn’t read.",
        instead: "Choose a smaller one.",
      },
    };
  const bytes = await file.arrayBuffer().catch(() => new ArrayBuffer(0));
  return readTerraformFile(file.name, decoded(new Uint8Array(bytes)));
}

/** Windows PowerShell writes the output of a program as UTF-16. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

async function contentNow(url: string, signal: AbortSignal): Promise<PoolContent & { at: number }> {
  const answer = await fetch(url, { signal });
  if (!answer.ok) throw new Error(`The list was refused with ${answer.status}`);
  return answer.json();
}

/** Asks for these clients, by their ids. */
async function ask(
  definitions: Source,
  ids: readonly string[],
  signal: AbortSignal,
  progress: (done: number, all: number) => void,
) {
  const clients: ClientDefinition[] = [];
  const gone = new Set<string>();
  const unasked: string[] = [];
  let done = 0;
  for await (const { clientId, definition, code, message } of definitionLines(definitions, ids, signal)) {
    if (definition) clients.push(definition);
    else if (code === "not-found") gone.add(clientId);
    else unasked.push(`${clientId}: ${message}`);
    done += 1;
    progress(done, ids.length);
  }
  return { clients, gone, unasked };
}
