import { seededRandom } from "@/lib/local-aws/seed/seeded-random";
import { choice, fraction, number, record, required, text, type ValueOf } from "./shape";

/** A fault on demand: what goes wrong, for which operation, and when. */
export const faultRule = record({
  /** The operation's name, `token` for the token endpoint, `*` for every operation of the API. */
  operation: required(text(1, 64)),
  kind: required(
    choice(
      "throttle",
      "500",
      "500-after-commit",
      "503",
      "reset-before",
      "reset-after-commit",
      "hang",
      "hang-after-commit",
      "slow",
      "access-denied",
      "expired-credentials",
      "concurrent-modification",
      "empty-page",
      "bad-json",
    ),
  ),
  /** Limits the fault to the calls for this client; other calls are not counted. */
  client: text(1, 128),
  /** The first call that the fault affects, counted from now. 1 when neither `nth` nor `rate` is given. */
  nth: number(1),
  /** The share of calls that the fault affects, from 0 to 1, instead of `nth`. */
  rate: fraction(0, 1),
  /** The most times that the fault happens. Default: once with `nth`, unlimited with `rate`. */
  times: number(1),
  /** For `slow`: how long the answer waits, in virtual milliseconds (3000). */
  milliseconds: number(0, 3_600_000),
  /** Makes the choices of `rate` repeatable. */
  seed: number(),
});
export type Fault = ValueOf<typeof faultRule>;

/** The kinds that make sense at the token endpoint; access-denied is a firewall's page there. */
export const tokenKinds: readonly Fault["kind"][] = [
  "throttle",
  "500",
  "500-after-commit",
  "503",
  "reset-before",
  "reset-after-commit",
  "hang",
  "hang-after-commit",
  "slow",
  "access-denied",
  "bad-json",
];

/** Starts without faults. */
export function startFaults() {
  let planned: { fault: Fault; calls: number; happened: number; draw: () => number }[] = [];
  return {
    add(fault: Fault): void {
      planned.push({ fault, calls: 0, happened: 0, draw: seededRandom(fault.seed ?? 1) });
    },
    list: () => planned.map(({ fault, calls, happened }) => ({ ...fault, calls, happened })),
    clear(): void {
      planned = [];
    },
    /** The fault for this call, if any. Every planned fault that matches the call counts it. */
    next(operation: string, client: string | null): Fault | null {
      let found: Fault | null = null;
      for (const plan of planned) {
        const { fault } = plan;
        if (fault.operation !== operation && !(fault.operation === "*" && operation !== "token")) continue;
        if (fault.client !== undefined && fault.client !== client) continue;
        plan.calls++;
        if (found || !isDue(plan)) continue;
        plan.happened++;
        found = fault;
      }
      return found;
    },
  };
}

function isDue(plan: { fault: Fault; calls: number; happened: number; draw: () => number }): boolean {
  const { rate, nth = 1, times } = plan.fault;
  if (rate !== undefined) return plan.draw() < rate && plan.happened < (times ?? Number.POSITIVE_INFINITY);
  return plan.calls >= nth && plan.happened < (times ?? 1);
}
