import { timingSafeEqual } from "node:crypto";
import { Refusal } from "@/lib/local-aws/call/refusal";
import { pageReply, type Reply, type Request } from "@/lib/local-aws/http";
import { hasPrintedAccounts } from "@/lib/local-aws/model/accounts";
import { checkPassword, hashPassword, isPassword, rulesInWords } from "@/lib/local-aws/model/passwords";
import { findPerson } from "@/lib/local-aws/model/person";
import type { Person } from "@/lib/local-aws/model/records";
import type { Pool } from "@/lib/local-aws/model/state";
import * as random from "@/lib/local-aws/random";
import type { World } from "@/lib/local-aws/world";
import { type Authorization, readAuthorization, withCode } from "./authorize";
import { type LoginForm, loginPage, newPasswordPage } from "./login-page";
import { formKey, formKeyHeader, sessionHeader } from "./login-session";

/** Serves the login page of a pool's domain and handles its forms. */
export async function signIn(world: World, pool: Pool, domainPath: string, request: Request): Promise<Reply> {
  const authorization = readAuthorization(pool, request.query);
  if ("status" in authorization) return authorization;
  const visit: Visit = { world, authorization, domainPath, request };
  if (request.method === "GET" || request.method === "HEAD") return show(visit, {});
  if (request.method !== "POST") return { status: 405, headers: { allow: "GET, POST" }, body: "" };
  const form = new URLSearchParams(request.body);
  if (!isOwnForm(request, form)) return show(visit, { problem: "This page has expired. Sign in again." });
  const challenge = form.get("challenge");
  return challenge === null ? checkCredentials(visit, form) : saveNewPassword(visit, form, challenge);
}

type Visit = { world: World; authorization: Authorization; domainPath: string; request: Request };

async function checkCredentials(visit: Visit, form: URLSearchParams): Promise<Reply> {
  const { world, authorization } = visit;
  const { pool } = authorization;
  const nameLabel = nameLabelOf(pool);
  const name = form.get("username") ?? "";
  const given = form.get("password") ?? "";
  const locked = world.login.lockedFor(pool.facts.id, name);
  if (locked > 0) return show(visit, { name, problem: lockedText(locked) });
  const person = findPerson(pool, name);
  const isRight = await isPassword(given, person?.password);
  if (!person || !isRight || !person.enabled) {
    world.login.wrongPassword(pool.facts.id, name);
    return show(visit, {
      name,
      problem: `Incorrect ${nameLabel.toLowerCase()} or password. Check both and sign in again.`,
    });
  }
  world.login.rightPassword(pool.facts.id, name);
  if (person.status === "FORCE_CHANGE_PASSWORD")
    return show(visit, { challenge: world.login.newChallenge(pool.facts.id, person.username) });
  return finish(visit, person);
}

async function saveNewPassword(visit: Visit, form: URLSearchParams, challenge: string): Promise<Reply> {
  const { world, authorization } = visit;
  const { pool } = authorization;
  const username = world.login.challenge(challenge, pool.facts.id);
  const given = form.get("new_password") ?? "";
  if (username === null) return show(visit, { problem: "This sign-in has expired. Sign in again." });
  const problem = passwordProblem(pool, given);
  if (problem !== null) return show(visit, { challenge, problem });
  const password = await hashPassword(given);
  const person = pool.people.get(username);
  if (!person?.enabled)
    return show(visit, { problem: "This account is disabled or deleted. Contact an administrator." });
  world.login.endChallenge(challenge);
  pool.people.set(username, { ...person, password, status: "CONFIRMED", modified: world.clock.now() });
  world.state.changed();
  await world.state.saved();
  return finish(visit, person);
}

function finish({ world, authorization, domainPath }: Visit, person: Person): Reply {
  const signedIn = world.clock.now();
  const session = world.login.newSession({ pool: authorization.pool.facts.id, sub: person.sub, signedIn });
  return withCode(world, authorization, person.sub, signedIn, {
    "set-cookie": sessionHeader(domainPath, session),
  });
}

function show(
  { world, authorization, domainPath, request }: Visit,
  { name = "", problem = null, challenge }: { name?: string; problem?: string | null; challenge?: string },
): Reply {
  const { pool, client } = authorization;
  const styleNonce = random.opaque();
  const key = formKey(request) ?? random.opaque();
  const form: LoginForm = {
    title: `Sign in to ${client.name}`,
    hasPrintedAccounts: hasPrintedAccounts(world.state, pool),
    action: `${domainPath}/login?${request.query}`,
    formKey: key,
    nameLabel: nameLabelOf(pool),
    name,
    problem,
    styleNonce,
  };
  const html =
    challenge === undefined
      ? loginPage(form)
      : newPasswordPage({ ...form, challenge, rules: rulesInWords(policyOf(pool)) });
  const targets = new Set((client.settings.CallbackURLs ?? []).map((url) => targetOf(url)));
  return pageReply(problem === null ? 200 : 400, html, styleNonce, [...targets], {
    "set-cookie": formKeyHeader(domainPath, key),
  });
}

// A custom scheme (myapp://callback) has no origin; a content security policy names it by its scheme.
function targetOf(url: string): string {
  const { origin, protocol } = new URL(url);
  return origin === "null" ? protocol : origin;
}

function nameLabelOf(pool: Pool): "Email" | "Username" {
  return pool.facts.settings.UsernameAttributes?.includes("email") ? "Email" : "Username";
}

function isOwnForm(request: Request, form: URLSearchParams): boolean {
  const kept = Buffer.from(formKey(request) ?? "");
  const sent = Buffer.from(form.get("_csrf") ?? "");
  return kept.length > 0 && kept.length === sent.length && timingSafeEqual(kept, sent);
}

function lockedText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  const wait =
    seconds < 120 ? `${seconds} second${seconds === 1 ? "" : "s"}` : `${Math.ceil(seconds / 60)} minutes`;
  return `Too many failed attempts. Wait ${wait} and sign in again.`;
}

function passwordProblem(pool: Pool, password: string): string | null {
  try {
    checkPassword(password, policyOf(pool));
    return null;
  } catch (error) {
    if (error instanceof Refusal) return "This password is too weak. See the rules under the field.";
    throw error;
  }
}

const policyOf = (pool: Pool) => pool.facts.settings.Policies?.PasswordPolicy;
