import type { Fault } from "@/lib/local-aws/call/faults";
import { wait } from "@/lib/local-aws/call/latency";
import { notFoundReply, type Reply, type Request } from "@/lib/local-aws/http";
import type { Pool } from "@/lib/local-aws/model/state";
import type { World } from "@/lib/local-aws/world";
import { authenticate, type Claim, claimOf } from "./client-authentication";
import { answerHeaders, answerReply, formOf, grantFor, preflight, refusal } from "./grant";
import { OAuthRefusal } from "./refusal";

/** The token endpoint of a pool's domain. `pool` is null for the bare path, where the client id identifies the pool. */
export async function tokenEndpoint(world: World, pool: Pool | null, request: Request): Promise<Reply> {
  if (request.method === "OPTIONS") return preflight(request);
  const parameters = formOf(request);
  const isRefused =
    request.method !== "POST" ||
    (!parameters && world.facts.wrongContentType === "405") ||
    (excludesJson(request.headers.accept) && world.facts.acceptWithoutJson === "405");
  if (isRefused) return methodNotAllowed;
  if (!parameters) return refusal(world, new OAuthRefusal("invalid_request", "The body is not a form."));
  const started = performance.now();
  const time = world.clock.now();
  const claim = claimOf(request, parameters);
  const fault = world.faults.next("token", claim.id);
  if (world.latency.isOn()) await world.latency.pass();
  if (fault?.kind === "slow") await wait(world.clock, fault.milliseconds ?? 3000);
  const failure = failureOf(world, fault) ?? throttled(world, parameters);
  const answer = failure ?? (await answered(world, pool, claim, parameters));
  const reply = spoiled(fault, answer);
  world.journal.write({
    operation: "token",
    pool: pool?.facts.id ?? null,
    client: claim.id?.slice(0, 128) ?? null,
    invocation: null,
    bodyHash: null,
    time,
    milliseconds: Math.round(performance.now() - started),
    status: reply.cut ?? reply.status,
    error: reply.status === 200 ? null : (/"error":"(\w+)"/.exec(reply.body)?.[1] ?? String(reply.status)),
    committed: answer.status === 200,
  });
  return reply;
}

/** The answer to a path behind the endpoint, /oauth2/token/ for example. */
export function behindTokenEndpoint({ facts }: World): Reply {
  return facts.pathBehindToken === "405" ? methodNotAllowed : notFoundReply;
}

const methodNotAllowed: Reply = {
  status: 405,
  headers: { "access-control-allow-origin": "*", allow: "POST" },
  body: "",
};

function excludesJson(accept: string | undefined): boolean {
  return accept !== undefined && !/json|\*\/\*|application\/\*/i.test(accept);
}

async function answered(
  world: World,
  pool: Pool | null,
  claim: Claim,
  parameters: URLSearchParams,
): Promise<Reply> {
  try {
    const caller = authenticate(world, pool, claim, parameters);
    return answerReply(200, await grantFor(world, caller, parameters));
  } catch (error) {
    return refusal(world, error);
  }
}

// The body of a throttled answer is not documented (cognito-facts 3.4).
function tooMany({ facts }: World): Reply {
  const status = Number(facts.throttledStatus);
  if (facts.throttledBody === "nothing") return { status, headers: answerHeaders(), body: "" };
  return answerReply(status, { message: "Rate exceeded" });
}

function throttled(world: World, parameters: URLSearchParams): Reply | null {
  if (parameters.get("grant_type") !== "client_credentials") return null;
  return world.quotas.admits("token", world.region, null) ? null : tooMany(world);
}

function failureOf(world: World, fault: Fault | null): Reply | null {
  switch (fault?.kind) {
    case "throttle":
      return tooMany(world);
    case "500":
    case "503":
      return { status: Number(fault.kind), headers: answerHeaders(), body: "" };
    // A web application firewall answers with a page of its own.
    case "access-denied":
      return {
        status: 403,
        headers: { "content-type": "text/html" },
        body: "<html><head><title>403 Forbidden</title></head><body>403 Forbidden</body></html>",
      };
    case "reset-before":
    case "hang":
      return { status: 500, headers: {}, body: "" };
    default:
      return null;
  }
}

function spoiled(fault: Fault | null, reply: Reply): Reply {
  switch (fault?.kind) {
    case "reset-before":
    case "reset-after-commit":
      return { ...reply, cut: "reset" };
    case "hang":
    case "hang-after-commit":
      return { ...reply, cut: "hang" };
    case "500-after-commit":
      return { status: 500, headers: answerHeaders(), body: "" };
    case "bad-json":
      return { ...reply, body: reply.body.slice(0, -2) };
    default:
      return reply;
  }
}
