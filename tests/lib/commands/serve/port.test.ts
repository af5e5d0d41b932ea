import { createServer } from "node:net";
import { expect, test } from "vitest";
import { freePort, requireFreePort } from "@/lib/commands/serve/port";

test("a free port is free, until somebody listens on either loopback address", async () => {
  for (const address of ["127.0.0.1", "::1"]) {
    const port = await freePort();
    await requireFreePort(port, "PORT");
    const server = createServer();
    const isOpen = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(port, address, () => resolve(true));
    });
    // A machine without IPv6 has no ::1 to take.
    if (isOpen)
      await expect(requireFreePort(port, "PORT")).rejects.toThrow(
        `Port ${port} is in use by another program`,
      );
    await new Promise((resolve) => server.close(resolve));
  }
});
