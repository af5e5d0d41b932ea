import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

/** What one call of curl would send, and what the process list would show of it. */
export type Sent = { url: string[]; basic: string | null; body: string[]; visible: string[] };

// Records its arguments, each ended by a NUL, then its standard input where an option asks for that: one line at most. A
// function of the shell, because properties call it thousands of times, and starting a program takes long.
const asFunction = `curl() {
  printf '%s\\0' "$@" >> "$RECORD"
  case "$*" in *"-K -"*|*"@-"*) IFS= read -r input; printf %s "$input" >> "$RECORD";; esac
  printf '\\0end\\0' >> "$RECORD"
}`;

/** Arguments for a shell that runs each script with its secret as CLIENT_SECRET, apart from the others, on a stub of curl. */
export const oneByOne = (scripts: readonly { text: string; secret: string }[]): string[] => [
  "-c",
  [asFunction, ...scripts.map(({ text }) => `(export CLIENT_SECRET="$1"\n${text}\n)\nshift`)].join("\n"),
  "sh",
  ...scripts.map(({ secret }) => secret),
];

/** A curl in `folder` that only takes down what it is told: `environment` puts it first on PATH. */
export function stubCurl(folder: string) {
  const record = join(folder, "record");
  writeFileSync(join(folder, "curl"), `#!/bin/sh\n${asFunction}\ncurl "$@"\n`);
  chmodSync(join(folder, "curl"), 0o755);
  return {
    environment: { PATH: `${folder}:${process.env.PATH}`, RECORD: record },
    /** The calls since the last time this was asked. */
    sent(): Sent[] {
      const calls = readFileSync(record, "utf8").split("\0end\0").slice(0, -1);
      rmSync(record);
      return calls.map((call) => {
        const parts = call.split("\0");
        const input = parts.pop() ?? "";
        return toSent(parts, input);
      });
    },
  };
}

/** curl's own reading of its options (curl manual), as far as the snippets use them; anything else is a failure. */
function toSent(args: string[], input: string): Sent {
  const sent: Sent = { url: [], basic: null, body: [], visible: args };
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? "";
    if (arg === "--silent" || arg === "--show-error") continue;
    if (arg === "--write-out" || arg === "--max-time") at++;
    else if (arg === "--user") sent.basic = args[++at] ?? "";
    else if (arg === "-K") {
      expect(args[++at]).toBe("-");
      sent.basic = /^user = "([^"\\]*)"$/.exec(input)?.[1] ?? `unreadable: ${input}`;
    } else if (arg === "--data-urlencode") sent.body.push(encoded(args[++at] ?? "", input));
    else if (arg.startsWith("-")) throw new Error(`curl would take this as an option: ${arg}`);
    else sent.url.push(arg);
  }
  return sent;
}

function encoded(value: string, input: string): string {
  if (value.includes("=")) return value;
  if (value.endsWith("@-")) return `${value.slice(0, -2)}=${input}`;
  throw new Error(`curl would read a file: ${value}`);
}
