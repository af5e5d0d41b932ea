import type { Clock } from "./clock";
import type { Facts } from "./facts";
import type { Login } from "./login";
import type { Secret } from "./records";
import type { State } from "./state";

/** What every operation and endpoint gets to work with. */
export type World = {
  /** Where this Cognito is reached, without a slash at the end. */
  url: string;
  region: string;
  state: State;
  clock: Clock;
  facts: Facts;
  /** Codes, login sessions and counts of bad passwords: short-lived, in memory only. */
  login: Login;
  /** How long a change takes to be seen, in milliseconds; 0 unless a test asks for it. */
  delays: { newSecret: number; deletedSecret: number; domain: number };
  /** Deleted secrets, by client id, that still work for as long as the delay says. */
  lingering: Map<string, { secret: Secret; until: number }[]>;
};
