import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { logConsole } from "@/lib/process/console-log";

// Before Next prints anything, so that each line of the log is JSON.
logConsole();
// Next's own server, which the build puts beside this file.
await import(pathToFileURL(join(import.meta.dirname, "server.js")).href);
