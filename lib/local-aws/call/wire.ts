import { hash, randomUUID } from "node:crypto";
import type { Reply, Request } from "@/lib/local-aws/http";
import type { World } from "@/lib/local-aws/world";
import { attempt, type Call, isRead } from "./attempt";
import { spoiled } from "./faulty-call";
import { ReadyOutput } from "./operation";
import { Refusal } from "./refusal";

/** Answers one call of the API in AWS JSON 1.1 (cognito-facts section 1) and records it in the journal. */
export async function call(world: World, request: Request): Promise<Reply> {
  const started = performance.now();
  const time = world.clock.now();
  const one = readCall(world, request);
  const requestId = randomUUID();
  const fault = world.faults.next(one.name, textOf(one, "ClientId"));
  const outcome = await attempt(world, one, fault).catch((error: unknown) => ({
    output: error instanceof Refusal ? error : broken(one.name, error),
    committed: false,
  }));
  const reply = spoiled(fault, toReply(world, outcome.output, requestId), one.members.get("NextToken"));
  world.journal.write({
    operation: one.name,
    pool: textOf(one, "UserPoolId"),
    client: textOf(one, "ClientId"),
    invocation: request.headers["amz-sdk-invocation-id"]?.toString() ?? null,
    bodyHash: isRead(one.name) ? null : hash("sha256", request.body, "base64url"),
    time,
    milliseconds: Math.round(performance.now() - started),
    status: reply.cut ?? reply.status,
    error: reply.headers["x-amzn-errortype"]?.toString() ?? null,
    committed: outcome.committed,
  });
  return reply;
}

/** A refusal as AWS JSON 1.1 has it. */
function refusalReply(world: World, refusal: Refusal, requestId: string): Reply {
  const modelled = world.facts.refusalStatus === "as modelled" ? modelledStatus.get(refusal.code) : undefined;
  return {
    status: modelled ?? refusal.status,
    headers: { ...headers(requestId), "x-amzn-errortype": refusal.code },
    body: JSON.stringify({ __type: refusal.code, message: refusal.message }),
  };
}

// Captured answers of real AWS have 400 where the model says otherwise (cognito-facts section 1).
const modelledStatus = new Map([
  ["ResourceNotFoundException", 404],
  ["UserNotFoundException", 404],
  ["TooManyRequestsException", 429],
  ["NotAuthorizedException", 403],
  ["AccessDeniedException", 403],
  ["ForbiddenException", 403],
  ["FeatureUnavailableInTierException", 403],
]);

const prefix = "AWSCognitoIdentityProviderService.";

function readCall(world: World, request: Request): Call {
  const target = request.headers["x-amz-target"]?.toString() ?? "";
  const { body, isReadable } = parsed(request.body);
  return {
    name: target.startsWith(prefix) ? target.slice(prefix.length, prefix.length + 128) : "",
    isSigned: request.headers.authorization !== undefined,
    region: regionOf(request) ?? world.region,
    body,
    isReadable,
    members: new Map(typeof body === "object" && body !== null ? Object.entries(body) : []),
  };
}

function toReply(world: World, output: object, requestId: string): Reply {
  if (output instanceof Refusal) return refusalReply(world, output, requestId);
  const body = output instanceof ReadyOutput ? output.text : JSON.stringify(output);
  return { status: 200, headers: headers(requestId), body };
}

// The signature names the Region: Credential=<key>/<date>/<region>/cognito-idp/aws4_request.
function regionOf(request: Request): string | undefined {
  return /Credential=[^/]+\/\d+\/([a-z]{2}(?:-[a-z]+)+-\d)\//.exec(request.headers.authorization ?? "")?.[1];
}

function parsed(body: string): { body: unknown; isReadable: boolean } {
  try {
    return { body: body === "" ? {} : JSON.parse(body), isReadable: true };
  } catch {
    return { body: {}, isReadable: false };
  }
}

function textOf(one: Call, member: string): string | null {
  const value = one.members.get(member);
  return typeof value === "string" ? value.slice(0, 128) : null;
}

function headers(requestId: string) {
  return { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": requestId };
}

// Names only the kind of failure, because its message may contain what was sent.
function broken(name: string, error: unknown): Refusal {
  const kind = error instanceof Error ? error.name : "unknown";
  const code =
    name.endsWith("ClientSecret") || name.endsWith("ClientSecrets") ? "InternalServer" : "InternalError";
  return new Refusal(`${code}Exception`, `The local Cognito failed (${kind}).`, 500);
}
