import type { Clock } from "./clock";
import type { Facts } from "./facts";
import type { Login } from "./login";
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
};
