import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { Refusal } from "./refusal";

/** A salted scrypt hash of a password. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derived(password, salt);
  return `${salt.toString("base64url")}.${key.toString("base64url")}`;
}

/** Whether the password belongs to the hash. Takes as long when there is no hash at all. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [salt = "", key = ""] = (hash ?? nobody).split(".");
  const given = await derived(password, Buffer.from(salt, "base64url"));
  const kept = Buffer.from(key, "base64url");
  return given.length === kept.length && timingSafeEqual(given, kept) && hash !== undefined;
}

/** Refuses a password that Cognito's default policy refuses, with the first rule it breaks. */
export function checkPassword(password: string): void {
  const broken = rules.find(([isKept]) => !isKept(password));
  if (broken)
    throw new Refusal("InvalidPasswordException", `Password did not conform with policy: ${broken[1]}`);
}

const rules: [isKept: (password: string) => boolean, text: string][] = [
  [(password) => password.length >= 8, "Password not long enough"],
  [(password) => /[a-z]/.test(password), "Password must have lowercase characters"],
  [(password) => /[A-Z]/.test(password), "Password must have uppercase characters"],
  [(password) => /[0-9]/.test(password), "Password must have numeric characters"],
  [
    (password) => /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/.test(password),
    "Password must have symbol characters",
  ],
];

const nobody = `${randomBytes(16).toString("base64url")}.${randomBytes(32).toString("base64url")}`;

function derived(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, 32, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
