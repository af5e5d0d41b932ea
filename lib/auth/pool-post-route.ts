import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import type { Act } from "@/lib/acts/act";
import { carryOut, enter } from "@/lib/auth/door";
import { refusal, refusalOfAct } from "@/lib/auth/enter-route";
import { inPool } from "@/lib/auth/open-pool";
import { isOwnPost } from "@/lib/auth/own-request";
import { poolIdIn } from "@/lib/aws/cognito/pools";
import { problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { bareSegment } from "@/lib/domain/routes";
import { readUpTo } from "@/lib/process/read-up-to";

type Parameters = { environment: string; [name: string]: string };

const MOST_BYTES = 128 * 1024;

/**
 * Makes a POST handler of an act below `/pools/[environment]`, for acts too slow or too frequent for a server action. The
 * input is the JSON body and the URL's parameters together; the answer is the act's value as JSON. Refusals are
 * statuses with `{code, message}`, as in `enterRoute`; too-often also has `Retry-After`.
 */
export function poolPostRoute<Schema extends z.ZodType, T>(act: Act<Schema, T>) {
  return async (request: NextRequest, { params }: { params: Promise<Parameters> }): Promise<Response> => {
    const { environment, ...others } = await params;
    const answer = act.trail ? refusalOfAct : refusal;
    const isOurs = isOwnPost(request.headers);
    const entered = await enter({
      action: act.name,
      ...inPool(poolIdIn(bareSegment(environment)), act.permission),
      objection: isOurs ? null : problem("wrong-origin"),
      read: async () => {
        const input = act.input.safeParse(await bodyOf(request, others));
        if (input.success) return ok(input.data);
        return failed(problem("invalid", { message: sentenceOf(input.error) }));
      },
    });
    if (!entered.ok) return answer(entered.problem);
    const result = await carryOut(act, entered.value, null);
    if (!result.ok) return answer(result.problem);
    return Response.json(result.value, { headers: { "cache-control": "no-store" } });
  };
}

/** The body with the URL's parameters, which win. Null if it is not a JSON object of at most 128 KiB. */
async function bodyOf(request: NextRequest, parameters: Record<string, string>): Promise<unknown> {
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
    : "The console doesn’t recognize this request. Reload the page and try again.";
};
