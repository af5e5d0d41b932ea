import { startRuns } from "@/lib/jobs/runs/worker";

// Run by killed-run.test.ts as a process of its own: an instance of the console that works on runs until it is killed.
startRuns();
setInterval(() => {}, 60_000);
