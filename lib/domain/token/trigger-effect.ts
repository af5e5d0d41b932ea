import { changesClientTokens, type TokenTrigger } from "@/lib/domain/pool/token-trigger";
import type { ScopeRow } from "@/lib/domain/token/access-token";

/**
 * Why a token has other scopes than were requested and allowed, where the pool’s trigger can be the reason; null where the
 * scopes are as they should be, or no trigger sees the tokens of clients.
 */
export function triggerEffect(rows: readonly ScopeRow[], trigger: TokenTrigger | null): string | null {
  if (!changesClientTokens(trigger)) return null;
  const scopes = (is: (row: ScopeRow) => boolean) => rows.filter(is).map(({ scope }) => scope);
  const added = scopes((row) => row.isGranted && !(row.isRequested && row.isAllowed));
  const dropped = scopes((row) => row.isRequested && row.isAllowed && !row.isDead && !row.isGranted);
  if (added.length === 0 && dropped.length === 0) return null;
  const did = [
    added.length > 0 ? `added ${added.join(", ")}` : "",
    dropped.length > 0 ? `removed ${dropped.join(", ")}` : "",
  ].filter((part) => part !== "");
  return `This pool’s pre token generation trigger (version ${trigger.version}) ${did.join(" and ")}: what is granted is not what was requested. The trigger’s function decides; its settings are not in Cognito.`;
}
