/** Live: the process is up and answers. It asks nobody else, so an outage elsewhere does not get it restarted. */
export const GET = () => Response.json({ status: "up" }, { headers: { "cache-control": "no-store" } });
