import "server-only";
import { inspect, stripVTControlCharacters } from "node:util";
import { writeLimited } from "@/lib/process/limited-log";
import { log } from "@/lib/process/log";
import { processWide } from "@/lib/process/process-wide";

const MOST_CHARACTERS = 4_000;

const levels = { error: "error", warn: "warn", log: "info", info: "info", debug: "debug" } as const;

/**
 * Turns what Next and Node print by themselves into records of the log, stack traces and warnings included, so that each
 * of its lines is JSON. Strangers can cause some of these lines (a body that is too long, an action that does not exist):
 * at most 60 a minute of each kind are written, and each text is cut after 4,000 characters.
 */
export function logConsole(): void {
  for (const [method, level] of Object.entries(levels)) {
    Reflect.set(console, method, (...parts: unknown[]) => {
      const text = cut(stripVTControlCharacters(parts.map(textOf).join(" ")).trim());
      if (text === "") return;
      writeLimited(`More lines of console.${method} came than are logged`, () =>
        log[level](...recordOf(text)),
      );
    });
  }
  // Each bundle has a module like this one, and each replaces the console; listeners would add up.
  processWide("logged warnings", logWarnings);
}

/** Node prints a warning on two lines of its own; AWS's SDK and pg send theirs to it. */
function logWarnings(): true {
  for (const listener of process.listeners("warning"))
    if (listener.name === "onWarning") process.off("warning", listener);
  process.on("warning", ({ name, message }) => {
    writeLimited("More warnings came than are logged", () => log.warn({ warning: name }, cut(message)));
  });
  return true;
}

const textOf = (part: unknown) => cut(typeof part === "string" ? part : inspect(part));

const cut = (text: string) =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}… (cut)` : text;

/** A text of one line is the message. Of a longer one, such as a stack trace, the first line is. */
function recordOf(text: string): [object, string] {
  const [first = ""] = text.split("\n", 1);
  return [first === text ? {} : { stack: text }, first];
}
