import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { type Asked, auditFacts, auditRefusal } from "@/lib/auth/audit-facts";
import { refusal } from "@/lib/auth/enter-route";
import { authorizePool, authorizeSubject } from "@/lib/auth/open-pool";
import { config } from "@/lib/config";
import type { Pool } from "@/lib/domain/access/roles";
import type { AuditAction } from "@/lib/domain/audit/action";
import type { Json } from "@/lib/domain/text/canonical-json";
import type { Permission, Subject } from "@/lib/domain/policy";
import { type Problem, problem } from "@/lib/domain/problem";
import { failed, type Result } from "@/lib/domain/result";
import { bareSegment } from "@/lib/domain/routes";
import { readUpTo } from "@/lib/process/read-up-to";
import { withRequestId } from "@/lib/process/request-id";
import { recordIntent, recordOutcome } from "@/lib/store/audit/rows";
import { take } from "@/lib/store/limits";

type Parameters = { poolId: string; [name: string]: string };

/** One POST handler. `Input` is what its schema makes of the JSON body and the address's parameters together. */
type Post<Input, T> = {
  /** Its name in the audit trail. */
  readonly name: AuditAction;
  readonly permission: Permission;
  readonly schema: z.ZodType<Input>;
  readonly subject: (pool: Pool, input: Input) => Promise<Result<Subject>>;
  /** How often a person may, within how many seconds. */
  readonly limit: { readonly most: number; readonly seconds: number };
  readonly run: (pool: Pool, input: Input) => Promise<Result<T>>;
  /** What the audit trail learns: of the question, then of its outcome. Null where asking changes and costs nothing. */
  readonly trail: {
    readonly before: (input: Input) => Json & { readonly clientId: string };
    readonly after: (value: T) => { outcome: string; requestId?: string | null; before?: Json; after: Json };
  } | null;
};

const MOST_BYTES = 128 * 1024;

/**
 * Makes a POST handler below `/pools/[poolId]` for what is too slow or too frequent for a server action: origin,
 * session, pool and role, body, subject, rate limit, audit row, then `run`, whose value it answers as JSON. Refusals
 * are statuses with `{code, message}`, as `enterRoute`'s; one that was too often also says when to come again.
 */
export function poolPostRoute<Input, T>(post: Post<Input, T>) {
  return async (request: NextRequest, { params }: { params: Promise<Parameters> }): Promise<Response> => {
    const { poolId: segment, ...others } = await params;
    const poolId = bareSegment(segment);
    const asked: Asked = { action: post.name, poolId, pool: null, input: {}, intentId: null };
    const refuse = async (refused: Problem, more: Partial<Asked> = {}): Promise<Response> => {
      await auditRefusal({ ...asked, ...more }, refused);
      return refusal(refused);
    };

    if (request.headers.get("origin") !== config().publicOrigin) return refuse(problem("wrong-origin"));
    const opened = await authorizePool(poolId, post.permission);
    if (!opened.ok) return refuse(opened.problem);
    const pool = opened.value;
    const input = post.schema.safeParse(await inputOf(request, others));
    if (!input.success) return refuse(problem("invalid", { message: sentenceOf(input.error) }), { pool });
    const known = { pool, input: post.trail ? post.trail.before(input.data) : {} };
    const subject = await post.subject(pool, input.data);
    const objection = subject.ok ? authorizeSubject(pool, post.permission, subject.value) : subject.problem;
    if (objection) return refuse(objection, known);
    const turn = await take(`${post.name} ${pool.person.id}`, post.limit.most, post.limit.seconds);
    if (!turn.ok) return refusal(turn.problem);
    if (!turn.value.isAllowed) {
      const { waitSeconds } = turn.value;
      const response = await refuse(tooOften(waitSeconds), known);
      response.headers.set("retry-after", String(waitSeconds));
      return response;
    }
    const result = await audited(post, pool, input.data, asked);
    if (!result.ok) return refusal(result.problem);
    return Response.json(result.value, { headers: { "cache-control": "no-store" } });
  };
}

/** Runs between two rows of the trail; where the first cannot be written nothing is done. */
async function audited<Input, T>(
  { trail, run }: Post<Input, T>,
  pool: Pool,
  input: Input,
  asked: Asked,
): Promise<Result<T>> {
  if (!trail) return run(pool, input);
  const facts = await auditFacts({ ...asked, pool, input: trail.before(input) });
  if (!facts) return failed(problem("signed-out"));
  const begun = await recordIntent(facts);
  if (!begun.ok) return begun;
  const { value: result, requestId: noted } = await withRequestId(() => run(pool, input));
  const end = result.ok
    ? trail.after(result.value)
    : { outcome: result.problem.code, requestId: result.problem.requestId };
  await recordOutcome(begun.value, { ...end, requestId: end.requestId ?? noted });
  return result;
}

/** The body with what the address says, which wins. Null for what is no JSON object of a sensible size. */
async function inputOf(request: NextRequest, parameters: Record<string, string>): Promise<unknown> {
  if (!/^application\/json\b/.test(request.headers.get("content-type") ?? "")) return null;
  const { text, isCut } = await readUpTo(MOST_BYTES, request.body);
  if (isCut) return null;
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null) return null;
    const bare = Object.entries(parameters).map(([name, value]) => [name, bareSegment(value)]);
    return { ...body, ...Object.fromEntries(bare) };
  } catch {
    return null;
  }
}

const sentenceOf = (error: { issues: readonly { code: string; message: string }[] }) => {
  const [first] = error.issues;
  return first && first.code !== "invalid_type" && first.message.endsWith(".")
    ? first.message
    : "This request is not one that the console makes. Reload the page and try again.";
};

const tooOften = (waitSeconds: number) =>
  problem("too-often", {
    message: `You asked too often within a minute. Wait ${waitSeconds} ${waitSeconds === 1 ? "second" : "seconds"}, then try again.`,
  });
