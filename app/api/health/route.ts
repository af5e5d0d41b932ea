/** For load balancers: the process is up and answers. It says nothing of Cognito, and needs no session. */
export const GET = () => Response.json({ status: "up" }, { headers: { "cache-control": "no-store" } });
