import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "playwright/test";
import { emptyStore } from "@/lib/commands/empty-store";
import { startConsole } from "@/lib/commands/serve/console-server";
import { settingsBeside } from "@/lib/commands/serve/local-mode";
import { freePort } from "@/lib/commands/serve/port";
import { test } from "@/tests/browser/kit/test";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { journalOf, pullLever } from "@/tests/kit/local-lever";

// A console of its own: its credentials expire.
test("a stranger learns whether the console is ready and its release, nothing else, and cannot make it ask more", async ({
  request,
}) => {
  const dataDir = mkdtempSync(join(tmpdir(), "health-"));
  cpSync(await emptyStore(), join(dataDir, "store"), { recursive: true });
  const port = await freePort();
  const local = await freshCognito();
  const own = settingsBeside(
    local.settings,
    `http://localhost:${port}`,
    "a secret of this story, and of nothing else",
  );
  const console = await startConsole({
    mode: "start",
    port,
    settings: { ...own, DATA_DIR: dataDir },
    print: () => {},
    stop: new AbortController().signal,
  });
  const live = `http://localhost:${port}/api/health`;
  const ready = `${live}/ready`;
  const up = [
    200,
    expect.stringMatching(/^{"status":"up","version":"\d+\.\d+\.\d+","commit":("[0-9a-f]{12}"|null)}$/),
  ];
  const answer = async (url: string) => {
    const response = await request.get(url);
    expect(response.headers()["cache-control"]).toBe("no-store");
    return [response.status(), await response.text()];
  };
  try {
    await expect.poll(() => answer(ready)).toEqual([200, '{"status":"ready"}']);
    expect(await answer(live)).toEqual(up);

    await pullLever(local.url, "journal");
    const begun = performance.now();
    await Promise.all(Array.from({ length: 100 }, () => answer(ready)));
    // Two pools, two questions, at the start and whenever the verdict has grown old.
    const verdicts = 2 + Math.floor((performance.now() - begun) / 10_000);
    expect((await journalOf(local.url, "DescribeUserPool")).length).toBeLessThanOrEqual(2 * verdicts);

    const expired = { operation: "*", kind: "expired-credentials", rate: 1 };
    await pullLever(local.url, "faults", expired);
    await expect.poll(() => answer(ready)).toEqual([503, '{"status":"not ready"}']);
    expect(await answer(live)).toEqual(up);
    await pullLever(local.url, "faults");
    await expect.poll(() => answer(ready)).toEqual([200, '{"status":"ready"}']);
  } finally {
    await console.stop();
    await local.stop();
    rmSync(dataDir, { recursive: true });
  }
});
