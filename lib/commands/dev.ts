import { runCommand } from "./command-line";
import { serve, servedSettings } from "./serve/serve";

const command = {
  name: "npm run dev",
  does: [
    "Serves the console as npm start does, compiled from its sources as you edit them. It reads .env.local and .env.",
    "Ctrl-C ends it.",
  ].join("\n"),
  settings: servedSettings,
  examples: ["npm run dev", "PORT=4000 LOCAL_COGNITO_PORT=9500 DATA_DIR=.data/second npm run dev"],
};

await runCommand(command, () => serve("dev"));
