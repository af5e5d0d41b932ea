import { openSync, writeSync } from "node:fs";

/**
 * Keeps the log lines of a console in `file`, which begins empty and which only its owner reads: JSON records, and the
 * line that Next prints for each request in development. Gives what to do with each line the console prints: all others
 * go to `print`, and until `isUp` these do too, since they may say why it does not start.
 */
export function keepLog(file: string, print: (line: string) => void, isUp: () => boolean) {
  const log = openSync(file, "w", 0o600);
  return (line: string): void => {
    const isKept = isLogLine(line);
    if (isKept) writeSync(log, `${line}\n`);
    if (!isKept || !isUp()) print(line);
  };
}

const isLogLine = (line: string) => line.startsWith('{"level":') || /^ [A-Z]+ \S+ \d{3} in /.test(line);
