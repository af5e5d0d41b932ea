import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { inject } from "vitest";

// What a test does not say otherwise about is kept in a folder of its file's own, never in the checkout's.
process.env.DATA_DIR = join(inject("dataHome"), randomUUID());
