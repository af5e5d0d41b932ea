import { attributeOf, findPerson } from "./person";
import type { Account, Person } from "./records";
import type { Pool, State } from "./state";

/** The pool that people sign in with. The accounts of the seed are in it. */
export const devPool = "eu-west-1_LocalDev1";

/** The accounts to print: those of the seed that can still sign in with their first password. */
export function printedAccounts({ accounts, pools }: State): Account[] {
  const pool = pools.get(devPool);
  return accounts.filter(({ email }) => pool && findPerson(pool, email)?.enabled).map((it) => ({ ...it }));
}

/** Whether somebody can sign in to this pool with a printed account. */
export const hasPrintedAccounts = (state: State, pool: Pool): boolean =>
  pool.facts.id === devPool && printedAccounts(state).length > 0;

/** Forgets the account of a person who was deleted or got another password. */
export function forgetAccount(state: State, pool: Pool, person: Person): void {
  if (pool.facts.id !== devPool) return;
  const email = attributeOf(person, "email");
  state.accounts = state.accounts.filter((it) => it.email !== email);
}
