import { CommandError } from "@/lib/commands/command-error";
import { plantStore } from "@/lib/commands/empty-store";
import { seedStore } from "@/lib/commands/seed-store";
import { type LocalCognitoOptions, startLocalCognito } from "@/lib/local-aws/server";
import { sessionSecret } from "./session-secret";

/** The local Cognito, running, with all the settings that a console beside it needs. */
export type LocalMode = {
  consoleUrl: string;
  cognitoUrl: string;
  settings: Record<string, string>;
  accounts: { email: string; password: string; role: string }[];
  close(): Promise<void>;
};

/**
 * Starts the local Cognito on `cognitoPort` (0: a free one) for a console on `port`. The console's part of the data
 * goes to `dataDir`; the local Cognito's to `dataFile`, or nowhere without one. Its pools are filled up to as many
 * `clients`. The first start with a folder fills the store, which the settings of this process name, with example owners
 * and scope policies.
 */
export async function startLocalMode(options: {
  port: number;
  cognitoPort: number;
  dataDir: string;
  dataFile?: string;
  clients?: LocalCognitoOptions["clients"];
}): Promise<LocalMode> {
  const consoleUrl = `http://localhost:${options.port}`;
  const { secret, isNew } = sessionSecret(options.dataDir);
  const cognito = await startLocalCognito({
    port: options.cognitoPort,
    ...(options.dataFile === undefined ? {} : { dataFile: options.dataFile }),
    ...(options.clients === undefined ? {} : { clients: options.clients }),
    consoleUrl,
  }).catch(refuse);
  if (isNew) {
    plantStore(options.dataDir);
    await seedStore(cognito.settings);
  }
  return {
    consoleUrl,
    cognitoUrl: cognito.url,
    accounts: cognito.accounts,
    close: () => cognito.close(),
    settings: settingsBeside(cognito.settings, consoleUrl, secret),
  };
}

/** All settings of a console beside a local Cognito: the lent ones and the console's own. */
export const settingsBeside = (
  lent: Record<string, string>,
  consoleUrl: string,
  secret: string,
): Record<string, string> => ({
  ...unset,
  ...lent,
  NEXTAUTH_URL: consoleUrl,
  NEXTAUTH_SECRET: secret,
});

// Settings for real AWS or another issuer that a developer's environment may have. A profile would take precedence over the lent keys.
const unset = {
  AWS_PROFILE: "",
  AWS_SESSION_TOKEN: "",
  SIGN_IN_GROUPS_CLAIM: "",
  SIGN_IN_GROUPS_SEPARATOR: "",
  SIGN_IN_SCOPES: "",
  SIGN_IN_PARAMETERS: "",
};

// The local Cognito explains in a plain Error what it cannot use, naming the options of its own command;
// anything else is a bug and keeps its stack.
function refuse(error: unknown): never {
  if (!(error instanceof Error) || error.constructor !== Error) throw error;
  const here = error.message.replaceAll("--data", "DATA_DIR").replaceAll("--port", "LOCAL_COGNITO_PORT");
  throw new CommandError(here);
}
