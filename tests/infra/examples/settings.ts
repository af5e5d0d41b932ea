import { settingNames } from "@/lib/config";

/** Settings whose values nobody may read in a file that is kept or shared. */
const secretSettings = ["DATABASE_URL", "FINGERPRINT_KEY", "NEXTAUTH_SECRET", "SIGN_IN_CLIENT_SECRET"];

const ofTheSdk = /^AWS_(REGION|ROLE_ARN|WEB_IDENTITY_TOKEN_FILE)$/;

/** What is wrong with the settings of a console that an example names: unknown ones, and secrets written down. */
export function settingFlaws(where: string, settings: Record<string, unknown>): string[] {
  const isKnown = (name: string) => ofTheSdk.test(name) || settingNames.includes(name);
  const names = Object.keys(settings);
  const given = names.map((it) => it.replace(/_FILE$/, ""));
  return [
    ...names.filter((it) => !isKnown(it)).map((it) => `${where} sets ${it}, which the console does not know`),
    ...names.filter((it) => secretSettings.includes(it)).map((it) => `${where} has ${it} written down`),
    ...secretSettings.filter((it) => !given.includes(it)).map((it) => `${where} lacks ${it}`),
  ];
}

/** What is wrong with an image: none, or a tag that means another one tomorrow. */
export const imageFlaws = (where: string, image: unknown): string[] =>
  /^[^\s:]+(:\d+\/[^\s:]+)?:(?!latest$)[\w.-]+$/.test(String(image).replace(/\$\{\w+:\?[^}]*\}/, "required"))
    ? []
    : [`${where} has no pinned image: ${image}`];
