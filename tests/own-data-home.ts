import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A temporary folder of this run, in which each test file has a DATA_DIR of its own. */
    dataHome: string;
  }
}

/** Gives the run a folder for its data. Fails the run where a test made the checkout's own `.data` all the same. */
export default function ownDataHome({ config, provide }: TestProject): () => void {
  const checkoutData = join(config.root, ".data");
  const wasThere = existsSync(checkoutData);
  const dataHome = mkdtempSync(join(tmpdir(), "clientele-tests-"));
  provide("dataHome", dataHome);
  return () => {
    rmSync(dataHome, { recursive: true, force: true });
    // One that was there may belong to a console that runs beside the tests.
    if (wasThere || !existsSync(checkoutData)) return;
    // Vitest prints what is thrown here, and would end well.
    process.exitCode = 1;
    throw new Error(`A test wrote into ${checkoutData}. Give the program that it starts a DATA_DIR.`);
  };
}
