import { runCommand } from "./command-line";
import { serve, servedSettings } from "./serve/serve";

const command = {
  name: "npm run dev",
  does: [
    "Serves the console like npm start, and recompiles its sources as you edit them. Reads .env.local and .env.",
    "Press Ctrl-C to stop.",
  ].join("\n"),
  settings: servedSettings,
  examples: ["npm run dev", "PORT=4000 LOCAL_COGNITO_PORT=9500 DATA_DIR=.data/second npm run dev"],
};

await runCommand(command, () => serve("dev"));
