import { own } from "@/lib/domain/text/own";

const tones: Record<string, string> = {
  dev: "bg-dev",
  development: "bg-dev",
  staging: "bg-staging",
  stage: "bg-staging",
  prod: "bg-prod",
  production: "bg-prod",
};

/**
 * @param name the environment's name in `COGNITO_POOLS`
 * @returns the class that colours it: teal, amber, crimson, or slate for another name
 */
export function toneOf(name: string): string {
  return own(tones, name.toLowerCase()) ?? "bg-other";
}
