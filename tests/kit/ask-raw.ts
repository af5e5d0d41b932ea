import { once } from "node:events";
import { connect } from "node:net";

/** What came back for a request that browsers and fetch do not send. `names` has each header as often as it came. */
export type RawAnswer = { status: number; headers: Record<string, string>; names: string[]; body: string };

/** Sends `line` (such as `TRACE /`) as it is to a port of this machine, and gives the answer; status 0 for none. */
export async function askRaw(port: number, line: string): Promise<RawAnswer> {
  const socket = connect(port, "127.0.0.1").setEncoding("latin1");
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk;
  });
  socket.write(
    `${line} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
  await once(socket, "close");
  const [head = "", body = ""] = text.split(/\r\n\r\n(.*)/s);
  const [first = "", ...lines] = head.split("\r\n");
  const pairs = lines.map((it): [string, string] => {
    const [, name = "", value = ""] = /^([^:]+): *(.*)$/.exec(it) ?? [];
    return [name.toLowerCase(), value];
  });
  return {
    status: Number(first.split(" ")[1] ?? 0),
    headers: Object.fromEntries(pairs),
    names: pairs.map(([name]) => name),
    body,
  };
}
