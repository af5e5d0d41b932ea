import { config } from "@/lib/config";
import { type Finding, fine, noted, wrong } from "@/lib/domain/doctor/finding";

/** Whether a console answers at NEXTAUTH_URL and is ready. The doctor does not need a running console. */
export async function examineConsole(): Promise<Finding[]> {
  const { publicOrigin } = config();
  const status = await readiness(`${publicOrigin}/api/health/ready`);
  if (status === 200) return [fine("console", `It is ready at ${publicOrigin}.`)];
  if (status === 503)
    return [
      wrong(
        "console",
        `It runs at ${publicOrigin} but isn’t ready: its store or all pools are unreachable.`,
        "See the other lines and the console’s log.",
      ),
    ];
  return [
    noted(
      "console",
      status === null
        ? `No console is running at ${publicOrigin}.`
        : `Something other than a console answers at ${publicOrigin} (status ${status}).`,
      "Start it with npm start. If it’s running, check NEXTAUTH_URL and the proxy in front of it.",
    ),
  ];
}

async function readiness(url: string): Promise<number | null> {
  try {
    const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5_000) });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return null;
  }
}
