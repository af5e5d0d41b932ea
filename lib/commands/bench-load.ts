import { readFileSync } from "node:fs";
import { connect } from "node:net";

// Sends the requests of a file (a JSON list of whole HTTP requests) over and over and prints what came of it:
// node … bench-load.ts PORT CONNECTIONS SECONDS FILE. Raw sockets, so that the load costs less than what it measures.
const [port = 0, connections = 1, seconds = 1] = process.argv.slice(2, 5).map(Number);
const requests: Buffer[] = JSON.parse(readFileSync(process.argv[5] ?? "", "utf8")).map((text: string) =>
  Buffer.from(text),
);
const start = performance.now();
const measureFrom = start + 500;
const end = measureFrom + seconds * 1000;
const times: number[] = [];
let next = 0;
let failed = 0;
let open = connections;

for (let count = 0; count < connections; count++) {
  const socket = connect(port, "127.0.0.1").setNoDelay(true);
  let sent = 0;
  let answer = "";
  const send = () => {
    if (performance.now() >= end) {
      socket.destroy();
      open--;
      if (open === 0) print();
      return;
    }
    sent = performance.now();
    socket.write(requests[next++ % requests.length] ?? "");
  };
  socket.on("connect", send);
  socket.on("error", () => process.exit(1));
  socket.on("data", (chunk) => {
    answer += chunk.toString("latin1");
    const head = answer.indexOf("\r\n\r\n");
    const length = /content-length: (\d+)/i.exec(answer)?.[1];
    if (head < 0 || length === undefined || answer.length < head + 4 + Number(length)) return;
    const now = performance.now();
    if (!answer.startsWith("HTTP/1.1 200")) failed++;
    if (now >= measureFrom) times.push(now - sent);
    answer = "";
    send();
  });
}

function print(): void {
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  console.log(JSON.stringify({ perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), failed }));
}
