import { randomUUID } from "node:crypto";
import { password, poolId, username } from "@/lib/local-aws/call/members";
import { operation } from "@/lib/local-aws/call/operation";
import { invalid, Refusal } from "@/lib/local-aws/call/refusal";
import { choice, flag, hidden, list, map, record, required, text } from "@/lib/local-aws/call/shape";
import { forgetAccount } from "@/lib/local-aws/model/accounts";
import { checkPassword, hashPassword } from "@/lib/local-aws/model/passwords";
import { endSignIns, findPerson, requirePerson, savePerson, toAws } from "@/lib/local-aws/model/person";
import type { Person } from "@/lib/local-aws/model/records";
import { checkAttributes } from "@/lib/local-aws/model/schema";
import { findPool, type Pool } from "@/lib/local-aws/model/state";
import * as random from "@/lib/local-aws/random";
import type { World } from "@/lib/local-aws/world";

const one = { UserPoolId: required(poolId), Username: required(username) };
const attributeName = text(1, 32, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+");
const metadata = map(text(0, 131_072), text(0, 131_072));
const attributes = list(record({ Name: required(attributeName), Value: hidden(text(0, 2048)) }));

export const peopleOperations = {
  AdminCreateUser: operation(
    record({
      ...one,
      UserAttributes: attributes,
      ValidationData: attributes,
      TemporaryPassword: password,
      ForceAliasCreation: flag,
      MessageAction: choice("RESEND", "SUPPRESS"),
      DesiredDeliveryMediums: list(choice("SMS", "EMAIL")),
      ClientMetadata: metadata,
    }),
    async (world, { UserPoolId, Username, UserAttributes = [], TemporaryPassword, MessageAction }) => {
      const pool = findPool(world.state, UserPoolId);
      if (MessageAction === "RESEND") return { User: toAws(invited(pool, Username)) };
      const given = attributesFrom(UserAttributes);
      checkNew(pool, Username, given);
      // No message is ever sent, so nobody learns a generated password.
      const temporary = TemporaryPassword ?? random.password();
      checkPassword(temporary, pool.facts.settings.Policies?.PasswordPolicy);
      const hash = await hashPassword(temporary);
      checkNew(pool, Username, given);
      const person = newPerson(world, pool, Username, given, hash);
      pool.people.set(person.username, person);
      world.state.changed();
      return { User: toAws(person) };
    },
  ),
  AdminSetUserPassword: operation(
    record({ ...one, Password: required(password), Permanent: flag }),
    async (world, { UserPoolId, Username, Password, Permanent }) => {
      const pool = findPool(world.state, UserPoolId);
      requirePerson(pool, Username);
      checkPassword(Password, pool.facts.settings.Policies?.PasswordPolicy);
      const hash = await hashPassword(Password);
      const person = requirePerson(pool, Username);
      savePerson(world, pool, person, {
        password: hash,
        status: Permanent ? "CONFIRMED" : "FORCE_CHANGE_PASSWORD",
      });
      forgetAccount(world.state, pool, person);
      return {};
    },
  ),
  AdminGetUser: operation(record(one), (world, { UserPoolId, Username }) => {
    const person = requirePerson(findPool(world.state, UserPoolId), Username);
    const { Attributes, ...rest } = toAws(person);
    return { ...rest, UserAttributes: Attributes };
  }),
  AdminUpdateUserAttributes: operation(
    record({ ...one, UserAttributes: required(attributes), ClientMetadata: metadata }),
    (world, { UserPoolId, Username, UserAttributes }) => {
      const pool = findPool(world.state, UserPoolId);
      const person = requirePerson(pool, Username);
      const given = attributesFrom(UserAttributes);
      checkAttributes(pool.facts.schema, Object.keys(given), true);
      savePerson(world, pool, person, { attributes: { ...person.attributes, ...given } });
      return {};
    },
  ),
  AdminDeleteUserAttributes: operation(
    record({ ...one, UserAttributeNames: required(list(attributeName)) }),
    (world, { UserPoolId, Username, UserAttributeNames }) => {
      const pool = findPool(world.state, UserPoolId);
      const person = requirePerson(pool, Username);
      checkAttributes(pool.facts.schema, UserAttributeNames, true);
      const kept = Object.entries(person.attributes).filter(([name]) => !UserAttributeNames.includes(name));
      savePerson(world, pool, person, { attributes: Object.fromEntries(kept) });
      return {};
    },
  ),
  AdminDeleteUser: operation(record(one), (world, { UserPoolId, Username }) => {
    const pool = findPool(world.state, UserPoolId);
    const person = requirePerson(pool, Username);
    endSignIns(world, pool, person);
    pool.people.delete(person.username);
    forgetAccount(world.state, pool, person);
    return {};
  }),
  AdminDisableUser: operation(record(one), (world, { UserPoolId, Username }) => {
    const pool = findPool(world.state, UserPoolId);
    savePerson(world, pool, requirePerson(pool, Username), { enabled: false });
    return {};
  }),
  AdminEnableUser: operation(record(one), (world, { UserPoolId, Username }) => {
    const pool = findPool(world.state, UserPoolId);
    savePerson(world, pool, requirePerson(pool, Username), { enabled: true });
    return {};
  }),
  AdminUserGlobalSignOut: operation(record(one), (world, { UserPoolId, Username }) => {
    const pool = findPool(world.state, UserPoolId);
    endSignIns(world, pool, requirePerson(pool, Username));
    return {};
  }),
};

function attributesFrom(given: { Name: string; Value?: string }[]): Record<string, string> {
  return Object.fromEntries(given.map(({ Name, Value = "" }) => [Name, Value]));
}

// Cognito generates the username where people sign in with an address (cognito-facts 2.7 and memory).
function newPerson(
  world: World,
  pool: Pool,
  name: string,
  given: Record<string, string>,
  hash: string,
): Person {
  const sub = randomUUID();
  const now = world.clock.now();
  const signInWith = pool.facts.settings.UsernameAttributes ?? [];
  const address = isEmail(name) ? "email" : "phone_number";
  return {
    username: signInWith.length > 0 ? sub : name,
    sub,
    attributes: signInWith.length > 0 ? { [address]: name, ...given } : given,
    enabled: true,
    status: "FORCE_CHANGE_PASSWORD",
    password: hash,
    groups: [],
    created: now,
    modified: now,
  };
}

function checkNew(pool: Pool, name: string, given: Record<string, string>): void {
  const signInWith = pool.facts.settings.UsernameAttributes ?? [];
  const isAddress =
    (signInWith.includes("email") && isEmail(name)) ||
    (signInWith.includes("phone_number") && /^\+\d{1,15}$/.test(name));
  if (signInWith.length === 2 && !isAddress)
    throw invalid("Username should be either an email or a phone number.");
  if (signInWith.length === 1 && !isAddress)
    throw invalid(`Username should be ${signInWith[0] === "email" ? "an email" : "a phone number"}.`);
  checkAttributes(pool.facts.schema, Object.keys(given), false);
  const taken = [name, ...signInWith.flatMap((it) => given[it] ?? [])].some((it) => findPerson(pool, it));
  if (taken) throw new Refusal("UsernameExistsException", "User account already exists");
}

function invited(pool: Pool, name: string): Person {
  const person = requirePerson(pool, name);
  if (person.status !== "FORCE_CHANGE_PASSWORD")
    throw new Refusal(
      "UnsupportedUserStateException",
      "Resend not possible. The user status is not FORCE_CHANGE_PASSWORD.",
    );
  return person;
}

function isEmail(name: string): boolean {
  return /^[^@\s]+@[^@\s]+$/.test(name);
}
