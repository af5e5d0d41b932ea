import { z } from "zod";
import { trialHeaders } from "@/lib/auth/own-request";
import { reasonOf } from "@/lib/aws/cognito/token-endpoint";
import { config } from "@/lib/config";
import { isLoopback } from "@/lib/domain/cognito-address";
import { type Finding, fine, noted, wrong } from "@/lib/domain/doctor/finding";
import { routes } from "@/lib/domain/routes";

/**
 * Whether a console answers at `publicOrigin`, is ready and takes forms. On a public host, everything else is a
 * problem. On a loopback host, no answer is a note: there, the doctor runs before the first start too.
 */
export async function examineConsole(publicOrigin = config().publicOrigin): Promise<Finding[]> {
  const ready = await answerOf(`${publicOrigin}/api/health/ready`);
  if (ready.status === 200)
    return [fine("console", `It is ready at ${publicOrigin}.`), await examineForms(publicOrigin)];
  if (ready.status === 503)
    return [
      wrong(
        "console",
        `It runs at ${publicOrigin} but isn’t ready: its store or all pools are unreachable.`,
        "See the other lines and the console’s log.",
      ),
    ];
  if (ready.status !== null)
    return [
      wrong(
        "console",
        `Something other than a console answers at ${publicOrigin} (status ${ready.status}).`,
        "Start the console. If it’s running, check NEXTAUTH_URL, and let the proxy in front of it pass every path without a redirect or a sign-in of its own.",
      ),
    ];
  if (isLoopback(publicOrigin))
    return [
      noted(
        "console",
        `No console is running at ${publicOrigin}.`,
        "Start it with npm start. If it’s running, check NEXTAUTH_URL and the proxy in front of it.",
      ),
    ];
  return [
    wrong(
      "console",
      `Nothing answers at ${publicOrigin} (${ready.reason}).`,
      "Start the console. If it’s running, check NEXTAUTH_URL, the DNS record and the certificate of its host, the proxy, and that this machine can reach it.",
    ),
  ];
}

/** As long as the largest form of the console: a client with all that Cognito allows. */
const TRIAL_BYTES = 200_000;

const told = z.object({ lost: z.array(z.string()) });

/**
 * Posts two forms through the public address, which change nothing: one to a route that names the headers that did not
 * arrive, and one to a server action that does not exist, which Next looks for only after it has accepted the origin.
 */
async function examineForms(publicOrigin: string): Promise<Finding> {
  const check = "console, forms";
  const trial = await answerOf(
    `${publicOrigin}/api/health/form`,
    formWith({ text: "x".repeat(TRIAL_BYTES) }),
  );
  if (trial.status === 413)
    return wrong(
      check,
      `A form of ${TRIAL_BYTES / 1000} kB sent to ${publicOrigin} is refused as too large (status 413), which the console itself doesn’t do.`,
      "Let the proxy in front of the console pass bodies of 512 kB: in nginx, client_max_body_size 1m.",
    );
  const lost = told.safeParse(trial.body);
  if (!lost.success)
    return wrong(
      check,
      `A form sent to ${publicOrigin} doesn’t reach the console (${trial.status === null ? "no answer" : `status ${trial.status}`}), so nothing can be changed.`,
      "Let the proxy in front of the console pass POST requests, unchanged and without a redirect.",
    );
  if (lost.data.lost.length > 0)
    return wrong(
      check,
      `What is in front of the console removes or changes ${lost.data.lost.join(", ")} on forms, so the console refuses them.`,
      `Pass ${lost.data.lost.join(", ")} as the browser sent it; infra/README.md has the settings of common proxies.`,
    );
  const action = await answerOf(`${publicOrigin}${routes.signIn}`, formWith({}));
  // Next's answer to an action that no build has (Next 16.4.6, app-render/action-handler.js).
  if (action.headers?.get("x-nextjs-action-not-found") !== "1")
    return wrong(
      check,
      `The console refuses a form sent to ${publicOrigin} (${action.status === null ? "no answer" : `status ${action.status}`}), so nothing can be changed.`,
      "Check that NEXTAUTH_URL is the address in the browser, and that the proxy passes Host or X-Forwarded-Host with its host and port.",
    );
  return fine(check, `Forms sent to ${publicOrigin} arrive unchanged and are accepted.`);
}

function formWith(fields: Record<string, string>): RequestInit {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return { method: "POST", headers: trialHeaders(), body };
}

/** What answers, or a short reason why nothing does. */
async function answerOf(url: string, init?: RequestInit) {
  try {
    const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5_000), ...init });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: jsonIn(text), reason: null };
  } catch (error) {
    return { status: null, headers: null, body: null, reason: reasonOf(error) };
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
