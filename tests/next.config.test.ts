import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "@/lib/commands/project-root";
import config from "@/next.config";

test("a body is as long as SECURITY.md says, and is cut only beyond that", () => {
  const document = readFileSync(join(projectRoot, "SECURITY.md"), "utf8");
  const kilobytes = Number(/\ba body (\d+) kB\b/.exec(document)?.[1]);
  expect(config.experimental).toMatchObject({
    serverActions: { bodySizeLimit: `${kilobytes}kb` },
    // The proxy passes on the beginning of what is too long. What is refused for its length must reach the action.
    proxyClientMaxBodySize: `${kilobytes + 8}kb`,
  });
});
