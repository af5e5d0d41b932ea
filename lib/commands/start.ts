import { runCommand } from "./command-line";
import { serve, servedSettings } from "./serve/serve";

const command = {
  name: "npm start",
  does: [
    "Builds the console if its sources changed, and serves it with a local Cognito, or alone if COGNITO_POOLS is",
    "set. It reads .env.local and .env. Press Ctrl-C to stop.",
  ].join("\n"),
  settings: servedSettings,
  examples: ["npm start", "PORT=4000 LOCAL_COGNITO_PORT=9500 DATA_DIR=.data/second npm start"],
};

await runCommand(command, () => serve("start"));
