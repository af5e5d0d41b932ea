import type { toneOfAge } from "@/lib/domain/secret/age";

/** The color of an age in a picture, by how it is marked. */
export const ageFills: Readonly<Record<ReturnType<typeof toneOfAge>, string>> = {
  neutral: "text-accent",
  warn: "text-warn",
  danger: "text-danger",
};
