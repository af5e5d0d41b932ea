/** Liveness: the process is up and answers. It calls nothing else, so an outage elsewhere causes no restart. */
export const GET = () => Response.json({ status: "up" }, { headers: { "cache-control": "no-store" } });
