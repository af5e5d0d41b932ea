import type { Reply } from "@/lib/local-aws/http";
import { arnOf } from "@/lib/local-aws/model/pool-description";
import type { Fault } from "./faults";
import { startToken } from "./paging";
import { accessDenied, Refusal } from "./refusal";

/** Fails a call before anything is changed, if its fault is of that kind. */
export function failBefore(fault: Fault | null, operation: string, pool: string | null): void {
  const secrets = /ClientSecrets?$/.test(operation);
  switch (fault?.kind) {
    case "throttle":
      throw new Refusal("TooManyRequestsException", "Rate exceeded");
    case "500":
      throw new Refusal(
        secrets ? "InternalServerException" : "InternalErrorException",
        "Internal server error",
        500,
      );
    case "503":
      throw new Refusal("ServiceUnavailableException", "The service is unavailable.", 503);
    case "access-denied":
      throw accessDenied(operation, pool === null ? "*" : arnOf(pool));
    case "expired-credentials":
      throw new Refusal("ExpiredTokenException", "The security token included in the request is expired");
    case "concurrent-modification":
      throw new Refusal(
        "ConcurrentModificationException",
        "Only one request to update user pool client can be processed at a time.",
      );
    case "reset-before":
    case "hang":
      throw new Refusal("NotAnswered", "The answer to this call was cut off on purpose.", 500);
    default:
  }
}

/** Changes the answer as the fault says. `nextToken` is the request's: an empty page returns the same token. */
export function spoiled(fault: Fault | null, reply: Reply, nextToken: unknown): Reply {
  switch (fault?.kind) {
    case "reset-before":
    case "reset-after-commit":
      return { ...reply, cut: "reset" };
    case "hang":
    case "hang-after-commit":
      return { ...reply, cut: "hang" };
    case "500-after-commit":
      return {
        ...reply,
        status: 500,
        body: '{"__type":"InternalErrorException","message":"Internal server error"}',
      };
    case "empty-page":
      return reply.status === 200 ? { ...reply, body: emptyPage(reply.body, nextToken) } : reply;
    case "bad-json":
      return { ...reply, body: reply.body.slice(0, Math.max(1, reply.body.length - 2)) };
    default:
      return reply;
  }
}

function emptyPage(body: string, nextToken: unknown): string {
  const output: unknown = JSON.parse(body);
  if (typeof output !== "object" || output === null) return body;
  const lists = Object.entries(output).filter(([, value]) => Array.isArray(value));
  if (lists.length === 0) return body;
  const token = typeof nextToken === "string" ? nextToken : startToken();
  return JSON.stringify({ ...Object.fromEntries(lists.map(([name]) => [name, []])), NextToken: token });
}
