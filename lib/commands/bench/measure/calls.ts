import { planClient } from "@/lib/acts/clients/creation";
import { editClient } from "@/lib/acts/clients/edit";
import { finishRotation } from "@/lib/acts/secrets/finish";
import { startRotation } from "@/lib/acts/secrets/start";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import { atMost, type Figure, told } from "@/lib/commands/bench/kit/figures";
import { journaledCalls, pullLever } from "@/lib/commands/bench/kit/journal";
import { CommandError } from "@/lib/commands/command-error";
import type { Pool } from "@/lib/domain/access/roles";
import { isNameTaken, readClient } from "@/lib/inventory/clients";
import { readServers } from "@/lib/inventory/resource-servers";
import { draftOf, editOf } from "./scripted-client";
import { carryOut } from "./scripted-rotation";

const TIMES = 40;

/** The most calls that each act may make: what it cannot do without. */
const MOST_CALLS = { create: 1, edit: 2, "rotate, start": 2, "rotate, finish": 2 } as const;

type Act = keyof typeof MOST_CALLS;
type Sample = { readonly calls: number; readonly overheadMs: number };

/** Creates, edits and rotates clients one by one. Measures each act's calls, and its time less that of its calls. */
export async function measureCalls(pool: Pool): Promise<Figure[]> {
  const samples: Record<Act, Sample[]> = { create: [], edit: [], "rotate, start": [], "rotate, finish": [] };
  const measured = async <T>(act: Act, work: () => Promise<{ ok: true; value: T } | { ok: false }>) => {
    await pullLever("journal");
    const begun = performance.now();
    const done = await work();
    const elapsed = performance.now() - begun;
    if (!done.ok) throw new CommandError(`An act was refused: ${act}.`);
    const calls = await journaledCalls();
    const spent = calls.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    samples[act].push({ calls: calls.length, overheadMs: elapsed - spent });
    return done.value;
  };
  // What the forms read before they are sent.
  await Promise.all([isNameTaken(pool, "nobody"), readServers(pool)]);
  for (let count = 0; count < TIMES; count += 1) {
    const { clientId } = await measured("create", () =>
      carryOut(planClient(pool, draftOf(`bench ${count}`))),
    );
    const client = await readClient(pool, clientId);
    if (!client.ok) throw new CommandError("The client that was just made cannot be read.");
    await measured("edit", () => carryOut(editClient.plan(pool, editOf(client.value, 30))));
    await measured("rotate, start", () => carryOut(startRotation.plan(pool, { clientId })));
    const listed = await listSecrets(pool, clientId);
    const secretId = listed.ok ? (listed.value[0]?.secretId ?? "") : "";
    await measured("rotate, finish", () =>
      carryOut(finishRotation.plan(pool, { usesNewSecret: "on", clientId, secretId })),
    );
  }
  return Object.entries(samples).flatMap(([act, taken]) => figuresOf(act, taken));
}

function figuresOf(act: string, samples: readonly Sample[]): Figure[] {
  const most = Object.entries(MOST_CALLS).find(([name]) => name === act)?.[1] ?? 0;
  const overheads = samples.map(({ overheadMs }) => overheadMs).sort((one, other) => one - other);
  const at = (share: number) => overheads[Math.floor(overheads.length * share)] ?? Number.NaN;
  return [
    atMost(`${act}: calls, most of ${samples.length}`, Math.max(...samples.map(({ calls }) => calls)), most),
    atMost(`${act}: time less that of its calls, p95`, at(0.95), 100, "ms"),
    told(`${act}: the same, middle`, at(0.5), "ms"),
  ];
}
