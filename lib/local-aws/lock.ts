import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/**
 * Takes the lock file for this process and returns the function that releases it. Takes over the lock of a process that
 * has ended, also when another process now has its id (the start time differs). Throws one sentence for a live lock.
 */
export function takeLock(lock: string, guarded: string): () => void {
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, `${process.pid} ${lifeOf(process.pid).start}`, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      if (linked(mine, lock)) {
        held.add(lock);
        return () => release(lock);
      }
      const holder = contentOf(lock);
      if (holder !== null && isAlive(holder, lock))
        throw new Error(
          `The data file ${guarded} is in use by another local Cognito (process ${holder.split(" ")[0]}). Stop it, or choose another file with --data.`,
        );
      if (holder !== null) removeStale(lock, holder);
    }
    throw new Error(`The lock ${lock} couldn’t be taken. If no local Cognito is running, remove it.`);
  } finally {
    rmSync(mine, { force: true });
  }
}

const held = new Set<string>();

function release(lock: string): void {
  held.delete(lock);
  rmSync(lock, { force: true });
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "EEXIST") return false;
    if (code === "EPERM" || code === "ENOTSUP" || code === "ENOSYS") return copied(from, to);
    throw error;
  }
}

// Some file systems have no hard links. A copied file exists at once, but its content follows later.
function copied(from: string, to: string): boolean {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function contentOf(lock: string): string | null {
  try {
    return readFileSync(lock, "utf8");
  } catch {
    return null;
  }
}

function isAlive(holder: string, lock: string): boolean {
  const [pid = "", start = ""] = holder.split(" ");
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0) return false;
  // In a container every run has the same process id, so this id counts as alive only if this process holds the lock.
  if (number === process.pid) return held.has(lock);
  try {
    process.kill(number, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  const life = lifeOf(number);
  return !life.isOver && (start === "" || life.start === start);
}

// Two processes may find the same stale lock. The rename gives it to one of them; a live lock is put back.
function removeStale(lock: string, holder: string): void {
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (contentOf(aside) !== holder) linked(aside, lock);
  rmSync(aside, { force: true });
}

/**
 * The start time of a process, in clock ticks since boot, and whether it is a zombie, where the system reports them
 * (Linux: the third and the 22nd field of /proc/PID/stat).
 */
function lifeOf(pid: number): { start: string; isOver: boolean } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { start: fields[19] ?? "", isOver: fields[0] === "Z" };
  } catch {
    return { start: "", isOver: false };
  }
}
