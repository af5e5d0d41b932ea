import { runAudit } from "@/lib/commands/audit/verify";

await runAudit("node audit.mjs");
