import { readFileSync } from "node:fs";
import { connect } from "node:net";

/**
 * Sends the requests of a file (a JSON list of whole HTTP requests) over and over for so many seconds, after half a
 * second to warm up, and prints answers per second, middle and 99th percentile in milliseconds, and answers other
 * than 200. Raw sockets, so that the load costs less than what it measures.
 */
export async function generateLoad([port, connections, seconds, path = ""]: string[]): Promise<void> {
  const requests: Buffer[] = JSON.parse(readFileSync(path, "utf8")).map((text: string) => Buffer.from(text));
  const measureFrom = performance.now() + 500;
  const run: Run = {
    requests,
    next: 0,
    measureFrom,
    end: measureFrom + Number(seconds) * 1000,
    times: [],
    failed: 0,
  };
  await Promise.all(Array.from({ length: Number(connections) }, () => askOverAndOver(run, Number(port))));
  run.times.sort((one, other) => one - other);
  const at = (share: number) => run.times[Math.floor(run.times.length * share)] ?? 0;
  const perSecond = run.times.length / Number(seconds);
  console.log(JSON.stringify({ perSecond, p50: at(0.5), p99: at(0.99), failed: run.failed }));
}

type Run = {
  requests: Buffer[];
  next: number;
  measureFrom: number;
  end: number;
  times: number[];
  failed: number;
};

function askOverAndOver(run: Run, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1").setNoDelay(true);
    let sent = 0;
    let answer = "";
    const send = () => {
      sent = performance.now();
      if (sent < run.end) socket.write(run.requests[run.next++ % run.requests.length] ?? "");
      else socket.destroy();
    };
    socket.on("connect", send);
    socket.on("error", reject);
    socket.on("close", () => resolve());
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
      const head = answer.indexOf("\r\n\r\n");
      const length = /content-length: (\d+)/i.exec(answer)?.[1];
      if (head < 0 || length === undefined || answer.length < head + 4 + Number(length)) return;
      const now = performance.now();
      if (!answer.startsWith("HTTP/1.1 200")) run.failed++;
      if (now >= run.measureFrom) run.times.push(now - sent);
      answer = "";
      send();
    });
  });
}
