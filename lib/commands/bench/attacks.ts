import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { CommandError } from "@/lib/commands/command-error";
import { projectRoot } from "@/lib/commands/project-root";
import { routes } from "@/lib/domain/routes";
import { answerWords } from "./kit/child";
import type { Session } from "./kit/session";

/** The session of a viewer and the console it belongs to. */
export type Attacker = { readonly url: string; readonly port: number; readonly session: Session };

const FORMS = 800;
const BODIES = 150;
const HELD_BYTES = 9_000_000;
const HELD_MS = 8_000;
const LOG_POSTS = 200;

/** Posts forms whose pool id is 200 kB of text that looks like the start of tokens, 20 at a time. */
export async function floodActions({ session }: Attacker): Promise<string> {
  const form = new FormData();
  form.append("_1_poolId", "-eyJ".repeat(50_000));
  form.append("0", '["$K1"]');
  const headers = { "next-action": actionOf("createClient"), accept: "text/x-component" };
  const post = () => session(routes.pools, { method: "POST", headers, body: form });
  return statusesOf(await manyOf(FORMS, 20, post));
}

/** Exports the whole trail `count` times at once. The readers read everything, or nothing for 35 seconds. */
export async function exportAtOnce(
  { session }: Attacker,
  count: number,
  how: "read" | "stall",
): Promise<string> {
  const path = routes.auditExport("jsonl", new URLSearchParams());
  const answers = await Promise.all(Array.from({ length: count }, () => session(path)));
  if (how === "stall") await pause(35_000);
  await Promise.all(answers.map((answer) => (how === "read" ? answer.text() : answer.body?.cancel())));
  return statusesOf(answers.map(({ status }) => status));
}

/** Sends 9 MB bodies as a stranger, at once except for the last byte. */
export async function holdBodies({ port }: Attacker): Promise<string> {
  const part = Buffer.alloc(65_536, "x");
  const sockets = Array.from({ length: BODIES }, () => connect(port, "127.0.0.1"));
  for (const socket of sockets) {
    socket.on("error", () => socket.destroy()).resume();
    socket.write(
      `POST ${routes.pools} HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\nnext-action: x\r\ncontent-length: ${HELD_BYTES + 1}\r\n\r\n`,
    );
    let sent = 0;
    const send = () => {
      while (!socket.destroyed && sent < HELD_BYTES) {
        sent += part.length;
        if (!socket.write(part.subarray(0, part.length - Math.max(0, sent - HELD_BYTES)))) return;
      }
    };
    socket.on("drain", send);
    send();
  }
  await pause(HELD_MS);
  const open = sockets.filter((socket) => !socket.destroyed).length;
  for (const socket of sockets) socket.destroy();
  return `${open} still open after ${HELD_MS / 1_000} seconds`;
}

/** Posts messages of page scripts for the log, 400 kB each. */
export async function floodLog({ url }: Attacker): Promise<string> {
  const body = new URLSearchParams({ level: "error", code: "x".repeat(400_000) });
  const post = () => fetch(`${url}/api/auth/_log`, { method: "POST", body });
  return statusesOf(await manyOf(LOG_POSTS, 10, post));
}

/** For each number of milliseconds it is sent, checks the console's health every 20 ms and answers the times. */
export async function watchHealth(port: number): Promise<void> {
  await answerWords(async (milliseconds) => {
    const end = performance.now() + Number(milliseconds);
    const times: number[] = [];
    let failed = 0;
    while (performance.now() < end) {
      const begun = performance.now();
      const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
      await answer?.text();
      times.push(performance.now() - begun);
      if (!answer?.ok) failed += 1;
      await pause(20);
    }
    return { times, failed };
  });
}

async function manyOf(count: number, atOnce: number, ask: () => Promise<Response>): Promise<number[]> {
  const statuses: number[] = [];
  let begun = 0;
  const askOverAndOver = async () => {
    while (begun < count) {
      begun += 1;
      const answer = await ask();
      await answer.text();
      statuses.push(answer.status);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, askOverAndOver));
  return statuses;
}

function statusesOf(statuses: readonly number[]): string {
  const counts = new Map<number, number>();
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} × ${status}`).join(", ");
}

const manifest = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string() })) });

/** The id under which the build serves an action. */
function actionOf(name: string): string {
  const file = join(projectRoot, ".next/server/server-reference-manifest.json");
  const { node } = manifest.parse(JSON.parse(readFileSync(file, "utf8")));
  const [id] = Object.entries(node).find(([, { exportedName }]) => exportedName === name) ?? [];
  if (id === undefined) throw new CommandError(`The build has no action ${name}.`);
  return id;
}
