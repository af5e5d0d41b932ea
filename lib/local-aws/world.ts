import type { startFaults } from "./call/faults";
import type { startJournal } from "./call/journal";
import type { startLatency } from "./call/latency";
import type { startQuotas } from "./call/quotas";
import type { Clock } from "./clock";
import type { Facts } from "./model/facts";
import type { Secret } from "./model/records";
import type { State } from "./model/state";
import type { Login } from "./oauth/login";
import type { TokenFunction } from "./oauth/token-trigger";

/** The state and settings that every operation and endpoint works with. */
export type World = Levers & {
  /** The address of this Cognito, without a slash at the end. */
  url: string;
  /** The Region of calls that do not name theirs. */
  region: string;
  /** Whether requests may name any host: only when others may reach this Cognito. */
  isForAnyHost: boolean;
  state: State;
  clock: Clock;
  facts: Facts;
  /** Codes, login sessions and counts of bad passwords: short-lived, in memory only. */
  login: Login;
  /** Deleted secrets, by client id, that still work for as long as the delay says. */
  lingering: Map<string, { secret: Secret; until: number }[]>;
  /** The resources that a write is changing now. */
  busy: Set<string>;
};

/** What the paths under /_local/ change. */
export type Levers = {
  faults: ReturnType<typeof startFaults>;
  journal: ReturnType<typeof startJournal>;
  quotas: ReturnType<typeof startQuotas>;
  latency: ReturnType<typeof startLatency>;
  /** The operations that the caller's policy does not allow. */
  denied: Set<string>;
  /** What the triggers of version 3 answer, by pool id. */
  triggers: Map<string, TokenFunction>;
  /** How long a change takes to be seen, in virtual milliseconds. */
  delays: { newSecret: number; deletedSecret: number; domain: number };
};
