import { lostHeaders } from "@/lib/auth/own-request";

/**
 * The doctor's trial of the proxies in front of the console: posts a form here and learns which headers did not arrive,
 * by name. Reads nothing of the body and changes nothing.
 */
export function POST(request: Request): Response {
  const lost = lostHeaders(request.headers);
  return Response.json(
    { status: lost.length === 0 ? "fine" : "changed", lost },
    { headers: { "cache-control": "no-store" } },
  );
}
