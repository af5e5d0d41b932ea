import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { answerWords } from "./kit/child";

const connections = 32;
const warmUpMs = 100;

/**
 * For each number of milliseconds it is sent, repeats the requests of a file (a JSON list of whole HTTP requests) for
 * that long on 32 connections, after a warm-up of a tenth of a second. Reports the answers per second, median and 99th
 * percentile in milliseconds, answers other than 200, and all answers including the warm-up. Uses raw sockets, so that
 * the load costs less than what it measures.
 */
export async function generateLoad(port: number, path: string): Promise<void> {
  const requests: Buffer[] = JSON.parse(readFileSync(path, "utf8")).map((text: string) => Buffer.from(text));
  let next = 0;
  await answerWords(async (milliseconds) => {
    const measureFrom = performance.now() + warmUpMs;
    const run: Run = {
      request: () => requests[next++ % requests.length] ?? Buffer.alloc(0),
      measureFrom,
      end: measureFrom + Number(milliseconds),
      times: [],
      failed: 0,
      all: 0,
    };
    await Promise.all(Array.from({ length: connections }, () => askOverAndOver(run, port)));
    run.times.sort((one, other) => one - other);
    const at = (share: number) => run.times[Math.floor(run.times.length * share)] ?? 0;
    const perSecond = (run.times.length * 1000) / Number(milliseconds);
    return { perSecond, p50: at(0.5), p99: at(0.99), failed: run.failed, all: run.all };
  });
}

type Run = {
  request: () => Buffer;
  measureFrom: number;
  end: number;
  times: number[];
  failed: number;
  all: number;
};

function askOverAndOver(run: Run, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1").setNoDelay(true);
    let sent = 0;
    // The bytes of the answer that are still to come; 0 before its first part.
    let missing = 0;
    const send = () => {
      sent = performance.now();
      if (sent < run.end) socket.write(run.request());
      else socket.destroy();
    };
    socket.on("connect", send);
    socket.on("error", reject);
    socket.on("close", () => resolve());
    socket.on("data", (chunk) => {
      missing = (missing || lengthOf(chunk, run)) - chunk.length;
      if (missing > 0) return;
      const now = performance.now();
      run.all++;
      if (now >= run.measureFrom) run.times.push(now - sent);
      send();
    });
  });
}

// The first part of an answer holds its whole head: heads are far smaller than what a socket gives at once.
function lengthOf(chunk: Buffer, run: Run): number {
  const head = chunk.indexOf("\r\n\r\n");
  const text = chunk.toString("latin1", 0, head);
  if (!text.startsWith("HTTP/1.1 200")) run.failed++;
  return head + 4 + Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
}
