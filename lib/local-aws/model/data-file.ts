import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { passes } from "@/lib/local-aws/call/validation";
import { takeLock } from "@/lib/local-aws/lock";
import { type DataFile, fileRecord } from "./records";

/** The first member of a data file: its format and version. */
export const format = "local-cognito 2";

/**
 * Opens the data file for this process alone. `content` is null when there is no file yet. Throws an Error with one
 * clear sentence when the file is not a data file. `saved(version, pieces)` resolves when that version is on disk. A
 * write replaces the whole file atomically and covers all waiting changes.
 */
export function openDataFile(path: string) {
  const unlock = lockFile(path);
  let onDisk = 0;
  let latest = 0;
  let writing: Promise<void> | null = null;

  async function saved(version: number, pieces: () => string[]): Promise<void> {
    latest = Math.max(latest, version);
    while (onDisk < version) {
      writing ??= write(pieces).finally(() => {
        writing = null;
      });
      await writing;
    }
  }

  async function write(pieces: () => string[]): Promise<void> {
    // Waits one turn of the event loop, so that one write covers all requests that have already arrived.
    await new Promise((resolve) => setImmediate(resolve));
    const version = latest;
    await replaceFile(path, pieces());
    onDisk = version;
  }

  try {
    return { content: readDataFile(path), saved, unlock };
  } catch (error) {
    unlock();
    throw error;
  }
}

function lockFile(path: string): () => void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    return takeLock(`${path}.lock`, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new Error(
      `The folder of the data file ${path} can’t be written (${error.code}). Correct its permissions, or choose another file with --data.`,
    );
  }
}

function readDataFile(path: string): DataFile | null {
  const text = textOf(path);
  if (text === null) return null;
  const found = parsed(text);
  const version = found !== null && "format" in found ? found.format : null;
  if (typeof version === "string" && version.startsWith("local-cognito ") && version !== format)
    throw new Error(
      `The data file ${path} is from another version of the local Cognito. Choose another file with --data, or move this one away to start with a new one.`,
    );
  if (passes(fileRecord, found)) return found;
  throw new Error(
    `The data file ${path} isn’t from the local Cognito. Choose another file with --data, or move this one away to start with a new one.`,
  );
}

const piecesAtOnce = 500;

async function replaceFile(path: string, pieces: readonly string[]): Promise<void> {
  const temporary = `${path}.new`;
  const file = await open(temporary, "w", 0o600);
  try {
    // Written in parts: one string would hold the whole file in memory three times.
    for (let start = 0; start < pieces.length; start += piecesAtOnce)
      await file.writeFile(pieces.slice(start, start + piecesAtOnce).join(""));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  syncFolder(dirname(path));
}

// Without this a power cut may undo the rename. Windows cannot open a folder, and needs no such step.
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, "r");
    fsyncSync(folder);
    closeSync(folder);
  } catch {}
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The data file ${path} can’t be read (${reason}). Correct its permissions, or choose another file with --data.`,
    );
  }
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}
