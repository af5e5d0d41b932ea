import { connection } from "next/server";
import { isReady } from "@/lib/inventory/readiness";

/** Readiness, for load balancers: 200 while store and Cognito answer, else 503. It reveals only the status. */
export async function GET(): Promise<Response> {
  await connection();
  const isUp = await isReady();
  return Response.json(
    { status: isUp ? "ready" : "not ready" },
    { status: isUp ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
