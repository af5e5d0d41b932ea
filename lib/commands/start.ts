import { run } from "./run";
import { serve } from "./serve/serve";

await run(() => serve("start"));
