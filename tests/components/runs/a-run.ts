import type { RunPage } from "@/components/runs/use-run-progress";
import { noTotals, type RunItem, type RunTotals } from "@/lib/domain/run/item";
import type { Run } from "@/lib/domain/run/run";

/** The id of the run that these facts are of. */
export const runId = "0b9f5a3e-6a2c-4c52-9f57-1d9c1a6b7e01";

/** A run of Ada’s. */
export const aRun = (more: Partial<Run> = {}): Run => ({
  id: runId,
  change: { kind: "add scopes", scopes: ["orders/read"] },
  person: { id: "ada", email: "ada@example.com" },
  state: "draft",
  reason: null,
  draftedAt: "2026-03-01T00:00:00.000Z",
  startedAt: null,
  endedAt: null,
  number: 1,
  ...more,
});

/** One of its clients. */
export const anItem = (more: Partial<RunItem> = {}): RunItem => ({
  position: 1,
  poolId: "eu-west-1_A",
  clientId: "1a2b3c4d5e6f7g8h9i0j1k2l3m",
  name: "orders-worker",
  state: "waiting",
  difference: { label: "Scopes", removed: [], added: ["orders/read"] },
  sentence: null,
  ...more,
});

type Facts = {
  run?: Partial<Run>;
  totals?: Partial<RunTotals>;
  hidden?: number;
  items?: readonly RunItem[];
  typedName?: string;
};

/** Its page. */
export const aPage = ({
  run,
  totals = { waiting: 2 },
  hidden = 0,
  items = [anItem()],
  typedName,
}: Facts): RunPage => ({
  run: aRun(run),
  totals: { ...noTotals, ...totals },
  hidden,
  typedName: typedName ?? null,
  pools: [
    {
      poolId: "eu-west-1_A",
      environment: "dev",
      left: (totals.waiting ?? 0) + (totals.running ?? 0),
      calls: 2 * ((totals.waiting ?? 0) + (totals.running ?? 0)),
      seconds: 90,
    },
  ],
  items,
});
