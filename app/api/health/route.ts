import { builtRelease } from "@/lib/process/release";

/**
 * Liveness: the process is up and answers, and which version and commit it runs. It calls nothing else, so an outage
 * elsewhere causes no restart.
 */
export const GET = () =>
  Response.json({ status: "up", ...builtRelease() }, { headers: { "cache-control": "no-store" } });
