import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { Refusal } from "@/lib/local-aws/call/refusal";
import type { PoolFacts } from "./records";

/** A salted scrypt hash of a password. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derived(password, salt);
  return `${salt.toString("base64url")}.${key.toString("base64url")}`;
}

/** Whether the password matches the hash. Takes the same time when there is no hash. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [salt = "", key = ""] = (hash ?? nobody).split(".");
  const given = await derived(password, Buffer.from(salt, "base64url"));
  const kept = Buffer.from(key, "base64url");
  return given.length === kept.length && timingSafeEqual(given, kept) && hash !== undefined;
}

/** Refuses a password and names the first policy rule that it breaks. Without a policy, the minimum is 6 characters. */
export function checkPassword(password: string, policy: Policy = {}): void {
  const broken = rules.find(([isBroken]) => isBroken(password, policy));
  if (broken)
    throw new Refusal("InvalidPasswordException", `Password did not conform with policy: ${broken[1]}`);
}

/** The policy in words: "At least 8 characters, with a digit and a symbol." */
export function rulesInWords(policy: Policy = {}): string {
  const { MinimumLength = 6 } = policy;
  const kinds = [
    policy.RequireUppercase && "an upper-case letter",
    policy.RequireLowercase && "a lower-case letter",
    policy.RequireNumbers && "a digit",
    policy.RequireSymbols && "a symbol",
  ].filter((it) => typeof it === "string");
  const length = `At least ${MinimumLength} characters`;
  return kinds.length === 0 ? `${length}.` : `${length}, with ${new Intl.ListFormat("en").format(kinds)}.`;
}

type Policy = NonNullable<NonNullable<PoolFacts["settings"]["Policies"]>["PasswordPolicy"]>;

const rules: [isBroken: (password: string, policy: Policy) => boolean, text: string][] = [
  [(password, { MinimumLength = 6 }) => password.length < MinimumLength, "Password not long enough"],
  [
    (password, policy) => policy.RequireLowercase === true && !/[a-z]/.test(password),
    "Password must have lowercase characters",
  ],
  [
    (password, policy) => policy.RequireUppercase === true && !/[A-Z]/.test(password),
    "Password must have uppercase characters",
  ],
  [
    (password, policy) => policy.RequireNumbers === true && !/[0-9]/.test(password),
    "Password must have numeric characters",
  ],
  [
    (password, policy) =>
      policy.RequireSymbols === true && !/[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/.test(password),
    "Password must have symbol characters",
  ],
];

const nobody = `${randomBytes(16).toString("base64url")}.${randomBytes(32).toString("base64url")}`;

function derived(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, 32, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
