import { runAudit } from "./audit/verify";
import { loadEnvFiles } from "./serve/env-files";

loadEnvFiles();
await runAudit("npm run audit");
