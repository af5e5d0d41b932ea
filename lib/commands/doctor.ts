import { runDoctor } from "./doctor/examine";
import { runWithLocalSettings } from "./doctor/local";
import { loadEnvFiles } from "./serve/env-files";

loadEnvFiles();
// Without COGNITO_POOLS, npm start runs a local Cognito, and so this asks it for the settings.
await runDoctor("npm run doctor", runWithLocalSettings);
