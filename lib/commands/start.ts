import { run } from "./run";
import { serve } from "./serve";

await run(() => serve("start"));
