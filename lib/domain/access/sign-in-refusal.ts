import { own } from "@/lib/domain/text/own";

/** Why somebody was not signed in, as the audit trail and the sign-in page's address name it, in a sentence to them. */
const sentences = {
  "issuer-unreachable":
    "The sign-in service couldn’t be reached, so you weren’t signed in. Try again in a moment.",
  "issuer-refused": "The sign-in service refused the sign-in. Ask an admin for access.",
  "not-completed": "The sign-in was not completed. Try again.",
  "no-email":
    "The sign-in service didn’t return your email address, so you weren’t signed in. Ask an admin to check the sign-in client and its scopes.",
  "wrong-issuer":
    "The sign-in came from another service than the console expects, so you weren’t signed in. Ask an admin to check SIGN_IN_ISSUER.",
  "userinfo-unreachable":
    "The sign-in service didn’t return your details, so you weren’t signed in. Try again in a moment.",
  "userinfo-of-another":
    "The sign-in service returned another person’s details, so you weren’t signed in. Tell an admin.",
  "store-unreachable": "The console’s database couldn’t be reached. Try again in a moment.",
} as const;

export type SignInRefusal = keyof typeof sentences;

/** Whether a text names a refusal. */
export const isRefusal = (text: string): text is SignInRefusal => Object.hasOwn(sentences, text);

/** The sentence to the person; null for a text that names no refusal. */
export const refusalInWords = (refusal: string): string | null => own<string>(sentences, refusal) ?? null;
