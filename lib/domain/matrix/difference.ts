import { differences, type EditableSettings } from "@/lib/domain/client/change";
import { type AppClient, getsTokens } from "@/lib/domain/client/client";
import type { Difference } from "@/lib/domain/client/difference";

/**
 * What differs between a client and its counterpart in another environment, by what the list knows of both; empty where
 * nothing does. Names, IDs, secrets and owners may differ: they belong to one environment.
 */
export function differing(one: AppClient, other: AppClient): Difference[] {
  const removed = one.authFlows.filter((flow) => !other.authFlows.includes(flow));
  const added = other.authFlows.filter((flow) => !one.authFlows.includes(flow));
  return [
    ...differences(settingsOf(one, other.name), settingsOf(other, other.name)),
    ...(getsTokens(one) === getsTokens(other)
      ? []
      : [{ label: "Token requests", was: onOff(getsTokens(one)), becomes: onOff(getsTokens(other)) }]),
    ...(removed.length + added.length > 0 ? [{ label: "Authentication flows", removed, added }] : []),
  ];
}

/** A difference in few words: "Scopes +2 −1", "Access token lifetime 15 minutes". */
export function shortly(difference: Difference): string {
  const { label } = difference;
  if ("becomes" in difference) return `${label} ${difference.becomes}`;
  const { added, removed } = difference;
  const counts = [
    added.length > 0 ? `+${added.length}` : "",
    removed.length > 0 ? `−${removed.length}` : "",
  ].filter(Boolean);
  return `${label} ${counts.join(" ")}`;
}

const settingsOf = ({ scopes, tokenMinutes, isRevocable }: AppClient, name: string): EditableSettings => ({
  name,
  scopes,
  tokenMinutes,
  isRevocable: isRevocable !== false,
});

const onOff = (isOn: boolean) => (isOn ? "On" : "Off");
