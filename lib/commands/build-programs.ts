import { buildPrograms } from "./image/build";
import { run } from "./run";

// For the Dockerfile: the programs of the image, into the folder that is the first argument.
await run(() => buildPrograms(process.argv[2] ?? ".next/standalone"));
