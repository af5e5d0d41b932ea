import type { Person } from "./records";
import type { Pool } from "./state";

/** The person of this username, email address or sub, as the pool lets people be named; null for nobody. */
export function findPerson(pool: Pool, name: string): Person | null {
  const known = pool.people.get(name);
  if (known) return known;
  const wanted = name.trim().toLowerCase();
  for (const person of pool.people.values()) {
    if (person.sub === wanted) return person;
    if (pool.facts.signInByEmail && person.attributes.email?.toLowerCase() === wanted) return person;
  }
  return null;
}
