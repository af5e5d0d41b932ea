import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { seedAudit } from "@/lib/commands/bench/measure/seed-audit";
import { buildIfNeeded } from "@/lib/commands/build";
import { CommandError } from "@/lib/commands/command-error";
import { startConsole } from "@/lib/commands/serve/console-server";
import { settingsBeside } from "@/lib/commands/serve/local-mode";
import { freePort } from "@/lib/commands/serve/port";
import { sessionSecret } from "@/lib/commands/serve/session-secret";
import { startLocalCognito } from "@/lib/local-aws/server";
import type { Database } from "@/lib/store/database";
import { openEmbedded } from "@/lib/store/open/embedded";
import { type Attacker, exportAtOnce, floodActions, floodLog, holdBodies } from "./attacks";
import { startPart } from "./kit/child";
import { atMost, type Figure, share, told } from "./kit/figures";
import { signInTo } from "./kit/session";
import { megabytesOf } from "./kit/work";

/** The rows of the trail before the attack, so that its exports take a while. */
const ROWS = 50_000;

const healthTimes = z.object({ times: z.array(z.number()), failed: z.number() });

/**
 * Attacks the built console as a malicious viewer and as strangers: 800 forms with 200 kB in a field, 24 exports at
 * once, 30 exports whose reader stalls, 150 held bodies of 9 MB, and lines for the log. Measures health checks during
 * the attack, and the growth of the trail after it.
 */
export async function benchAttack(stop: AbortSignal): Promise<Figure[]> {
  await buildIfNeeded(stop);
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const cognito = await startLocalCognito({ port: 0, consoleUrl: url });
  const settings = {
    ...settingsBeside(cognito.settings, url, sessionSecret(folder).secret),
    DATA_DIR: folder,
    DATABASE_URL: "",
  };
  try {
    await onStore(folder, (database) => seedAudit(database, ROWS));
    let logged = 0;
    const print = (line: string) => {
      logged += line.length + 1;
    };
    const server = await startConsole({ mode: "start", port, settings, print, stop });
    const figures: Figure[] = [];
    try {
      const viewer = cognito.accounts.find(({ role }) => role === "viewer");
      if (!viewer) throw new CommandError("The local Cognito has no viewer.");
      const session = await signInTo(url, viewer);
      const attacker: Attacker = { url, port, session };
      const health = startPart(1, ["health", String(port)]);
      const all: number[] = [];
      let memory = 0;
      const watch = async (name: string, attack: () => Promise<string>) => {
        const under = { way: true };
        const done = attack().finally(() => {
          under.way = false;
        });
        const times: number[] = [];
        while (under.way) {
          const answer = healthTimes.parse(await health.ask(500));
          if (answer.failed > 0) throw new CommandError(`Of the health checks ${answer.failed} failed.`);
          times.push(...answer.times);
          memory = Math.max(memory, megabytesOf(server.pid));
        }
        all.push(...times);
        console.error(`${name}: ${await done}; log ${Math.round(logged / 1_000)} kB.`);
        figures.push(told(`attack: health during ${name}, slowest`, Math.max(...times), "ms"));
      };
      await watch("nothing", () => pause(3_000).then(() => "3 seconds"));
      const calm = all.splice(0);
      await watch("800 forms of 200 kB", () => floodActions(attacker));
      await watch("24 exports at once", () => exportAtOnce(attacker, 24, "read"));
      await watch("30 exports whose reader stalls", () => exportAtOnce(attacker, 30, "stall"));
      await watch("150 held bodies of 9 MB", () => holdBodies(attacker));
      await watch("200 posts for the log", () => floodLog(attacker));
      await health.end();
      figures.push(
        told("attack: health before, p99", share(calm, 0.99), "ms"),
        atMost("attack: health, p99", share(all, 0.99), 200, "ms"),
        atMost("attack: health, slowest", Math.max(...all), 200, "ms"),
        atMost("attack: memory at its most", memory, 600, "MB"),
        atMost("attack: log", logged / 1_000_000, 1, "MB"),
      );
    } finally {
      await server.stop();
    }
    const left = await onStore(folder, sizeOfTrail);
    return [
      ...figures,
      told("attack: rows it left in the trail", left.rows),
      atMost("attack: growth of the trail", left.bytes / 1_000_000, 10, "MB"),
    ];
  } finally {
    await cognito.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens the console's own database in this process, while no console has it. */
async function onStore<T>(folder: string, work: (database: Database) => Promise<T>): Promise<T> {
  const { database, close } = await openEmbedded(folder);
  return await work(database).finally(close);
}

const size = z.object({ rows: z.array(z.object({ rows: z.coerce.number(), bytes: z.coerce.number() })) });

async function sizeOfTrail(database: Database): Promise<{ rows: number; bytes: number }> {
  const found = await database.execute(sql`
    SELECT count(*) AS rows, coalesce(sum(pg_column_size(audit_rows.*)), 0) AS bytes
    FROM audit_rows WHERE sequence > ${ROWS}`);
  return size.parse(found).rows[0] ?? { rows: 0, bytes: 0 };
}
