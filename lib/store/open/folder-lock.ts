import "server-only";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { codeOf } from "@/lib/process/error-name";
import { processWide } from "@/lib/process/process-wide";

/** Another process has the embedded database open. The message is for the person who runs the console. */
export class FolderInUse extends Error {}

/** The lock files this process holds, whichever copy of this module took them. */
const held = processWide("folder locks", () => new Set<string>());

const ATTEMPTS = 20;

/**
 * Locks a folder for this process: PGlite itself lets two processes write to one folder, and the rows of one vanish
 * (STACK section 5). `lock` is a file beside the folder that names the holder by process id and start time. Replaces a
 * dead holder; throws FolderInUse for a live one. Returns a function that releases the lock.
 */
export async function lockFolder(lock: string): Promise<() => Promise<void>> {
  if (held.has(lock)) throw inUse(lock, process.pid);
  held.add(lock);
  const mine = `${lock}.${process.pid}`;
  try {
    await writeFile(mine, `${process.pid} ${(await lifeOf(process.pid)).start}`, { mode: 0o600 });
    await claim(mine, lock);
  } catch (error) {
    held.delete(lock);
    throw error;
  } finally {
    await rm(mine, { force: true });
  }
  return async () => {
    await rm(lock, { force: true });
    held.delete(lock);
  };
}

async function claim(mine: string, lock: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await linked(mine, lock)) return;
    const holder = await contentOf(lock);
    if (holder === null) continue;
    const [pid = "", start = ""] = holder.split(" ");
    if (await isAlive(Number(pid), start)) throw inUse(lock, Number(pid));
    await removeDead(lock, holder);
  }
  throw new FolderInUse(`The lock ${lock} couldn’t be taken. If no console is running, remove it.`);
}

const inUse = (lock: string, pid: number) =>
  new FolderInUse(
    `The embedded database is in use by another console (process ${pid}). Stop that console, set another DATA_DIR, or use PostgreSQL with DATABASE_URL. If no console is running, remove ${lock}.`,
  );

/** Of several processes at the same time, exactly one makes the hard link, with its content complete. */
async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/**
 * Whether the process that took the lock still runs. Its id alone is not enough: in a restarted container the dead
 * holder had the same id as this process or another live one, but started at another time.
 */
async function isAlive(pid: number, start: string): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== "EPERM") return false;
  }
  const life = await lifeOf(pid);
  return !life.isOver && (start === "" || life.start === start);
}

/** Two processes may find the same dead lock: the rename gives it to one of them. A live lock is put back. */
async function removeDead(lock: string, holder: string): Promise<void> {
  const aside = `${lock}.${process.pid}.dead`;
  try {
    await rename(lock, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  if ((await contentOf(aside)) !== holder) await linked(aside, lock);
  await rm(aside, { force: true });
}

async function contentOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/**
 * When a process started, in clock ticks since the machine's start, and whether it is a zombie, which has ended and
 * only waits for its parent to notice. Without /proc, `start` is empty.
 */
async function lifeOf(pid: number): Promise<{ start: string; isOver: boolean }> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // Fields 3 and 22 of proc(5); the second, the name, may hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { start: fields[19] ?? "", isOver: fields[0] === "Z" };
  } catch {
    return { start: "", isOver: false };
  }
}
