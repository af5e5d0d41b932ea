import { useEffect, useRef, useState } from "react";
import { definitionLines, type Source } from "@/components/export/use-definitions";
import type { ClientDefinition } from "@/lib/domain/client/definition";
import {
  compareState,
  type Difference,
  type Drift,
  differentClients,
  type PoolContent,
  surelyGone,
} from "@/lib/domain/export/terraform-drift";
import {
  readTerraformState,
  type StateObject,
  type TerraformState,
} from "@/lib/domain/export/terraform-state";

/** What a comparison found, and when Cognito was asked: epoch milliseconds. */
export type Comparison = {
  readonly form: TerraformState["form"];
  readonly at: number;
  readonly drift: Drift;
  readonly differentClients: readonly Difference[];
  /** Objects only in code that Cognito is known not to have. */
  readonly gone: readonly StateObject[];
  /** Sentences about clients that could not be read. */
  readonly unasked: readonly string[];
};

export type Compared =
  | { is: "nothing" }
  | { is: "too long" }
  | { is: "unreadable" }
  | { is: "of another pool"; poolIds: TerraformState["poolIds"] }
  | { is: "asking"; done: number; all: number }
  /** Cognito or the console did not answer, so there is no result. */
  | { is: "failed" }
  | ({ is: "compared" } & Comparison);

/** Larger than any state with pools in it; the browser reads the file as a whole. */
const MOST_FILE_BYTES = 50_000_000;

/**
 * Compares a file with the pool as Cognito has it now: the pool is listed again, and each client of the file is read by
 * its id. The file itself is read in the browser and sent nowhere.
 */
export function useComparison(contentUrl: string, definitions: Source) {
  const [compared, setCompared] = useState<Compared>({ is: "nothing" });
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);

  async function compare(file: File): Promise<void> {
    stop.current.abort();
    stop.current = new AbortController();
    const { signal } = stop.current;
    if (file.size > MOST_FILE_BYTES) return setCompared({ is: "too long" });
    const text = await file.text().catch(() => "");
    const found = readTerraformState(text);
    if (!found) return setCompared({ is: "unreadable" });
    setCompared({ is: "asking", done: 0, all: 0 });
    try {
      const content = await contentNow(contentUrl, signal);
      const drift = compareState(found, content);
      if (!drift) return setCompared({ is: "of another pool", poolIds: found.poolIds });
      const progress = (done: number, all: number) => setCompared({ is: "asking", done, all });
      const answers = await ask(definitions, drift, signal, progress);
      const { clientsInBoth: listed, onlyInCode: notListed } = drift;
      const onlyInCode = [
        ...notListed.filter(({ id }) => !answers.lives(id)),
        ...listed.filter(({ id }) => id !== null && answers.gone.has(id)),
      ];
      setCompared({
        is: "compared",
        form: found.form,
        at: content.at,
        drift: { ...drift, onlyInCode },
        differentClients: differentClients([...listed, ...notListed], answers.clients),
        gone: surelyGone(onlyInCode, answers.gone),
        unasked: answers.unasked,
      });
    } catch {
      if (!signal.aborted) setCompared({ is: "failed" });
    }
  }

  return { compared, compare };
}

async function contentNow(url: string, signal: AbortSignal): Promise<PoolContent & { at: number }> {
  const answer = await fetch(url, { signal });
  if (!answer.ok) throw new Error(`The list was refused with ${answer.status}`);
  return answer.json();
}

/** Asks for every client of the file that should be in this pool, by its id. */
async function ask(
  definitions: Source,
  { clientsInBoth, onlyInCode }: Drift,
  signal: AbortSignal,
  progress: (done: number, all: number) => void,
) {
  const onlyClients = onlyInCode.filter(({ kind }) => kind === "client");
  const ids = [...new Set([...clientsInBoth, ...onlyClients].flatMap(({ id }) => id ?? []))];
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
  const living = new Set(clients.map(({ clientId }) => clientId));
  return { clients, gone, unasked, lives: (id: string | null) => id !== null && living.has(id) };
}
