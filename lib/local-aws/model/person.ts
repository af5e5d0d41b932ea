import { Refusal } from "@/lib/local-aws/call/refusal";
import type { World } from "@/lib/local-aws/world";
import type { Person } from "./records";
import type { Pool } from "./state";

/** The person with this username, sub, or alias of the pool, such as an email address. Null when there is none. */
export function findPerson(pool: Pool, name: string): Person | null {
  const known = pool.people.get(name);
  if (known) return known;
  const { UsernameAttributes = [], AliasAttributes = [], UsernameConfiguration } = pool.facts.settings;
  const aliases = [...UsernameAttributes, ...AliasAttributes];
  const wanted = name.trim().toLowerCase();
  const isCaseBlind = UsernameConfiguration?.CaseSensitive === false;
  for (const person of pool.people.values()) {
    if (person.sub === wanted) return person;
    if (isCaseBlind && person.username.toLowerCase() === wanted) return person;
    if (aliases.some((alias) => attributeOf(person, alias)?.toLowerCase() === wanted)) return person;
  }
  return null;
}

/** `findPerson` for administrator operations. Throws UserNotFoundException when there is no such person. */
export function requirePerson(pool: Pool, name: string): Person {
  const person = findPerson(pool, name);
  if (!person) throw new Refusal("UserNotFoundException", "User does not exist.");
  return person;
}

/** One attribute of a person. */
export function attributeOf(person: Person, name: string): string | undefined {
  return Object.hasOwn(person.attributes, name) ? person.attributes[name] : undefined;
}

/** Replaces a person's record. */
export function savePerson(world: World, pool: Pool, person: Person, changes: Partial<Person>): void {
  pool.people.set(person.username, { ...person, ...changes, modified: world.clock.now() });
  world.state.changed();
}

/** Ends every sign-in of a person: no refresh token works any more. */
export function endSignIns(world: World, pool: Pool, person: Person): void {
  for (const refresh of world.state.refresh.values())
    if (refresh.pool === pool.facts.id && refresh.sub === person.sub)
      world.state.refresh.delete(refresh.hash);
  world.state.changed();
}

/** The attributes as the API lists them, `sub` among them. */
export function attributesOf(person: Person): { Name: string; Value: string }[] {
  return Object.entries({ ...person.attributes, sub: person.sub }).map(([Name, Value]) => ({ Name, Value }));
}

/** A person as the List operations and AdminCreateUser return one. */
export function toAws(person: Person) {
  return {
    Username: person.username,
    Attributes: attributesOf(person),
    UserCreateDate: person.created / 1000,
    UserLastModifiedDate: person.modified / 1000,
    Enabled: person.enabled,
    UserStatus: person.status,
  };
}
