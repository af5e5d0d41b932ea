import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/**
 * A wire to the PostgreSQL at `url` that can lose an answer: `loseAnswerTo(text)` lets the next statement that holds
 * `text` through, and cuts the connection when the server has answered it. `lost` counts the answers that went.
 */
export async function lossyWire(url: string) {
  const to = new URL(url);
  const state: { armed: string | null; lost: number } = { armed: null, lost: 0 };
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname);
    let isLosing = false;
    const cut = () => {
      for (const socket of [near, far]) socket.destroy();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", cut).on("close", cut);
    }
    near.on("data", (chunk) => {
      isLosing ||= state.armed !== null && chunk.includes(state.armed);
      if (isLosing) state.armed = null;
      far.write(chunk);
    });
    far.on("data", (chunk) => {
      if (!isLosing) return near.write(chunk);
      // PostgreSQL answers a statement once it is committed.
      state.lost += 1;
      return cut();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const through = new URL(url);
  through.port = String(port);
  return {
    url: through.href,
    loseAnswerTo: (text: string) => {
      state.armed = text;
    },
    lost: () => state.lost,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
