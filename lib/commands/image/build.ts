import { run } from "@/lib/commands/run";
import { buildPrograms } from "./programs";

// For the Dockerfile: the programs of the image, into the folder that is the first argument.
await run(() => buildPrograms(process.argv[2] ?? ".next/standalone"));
