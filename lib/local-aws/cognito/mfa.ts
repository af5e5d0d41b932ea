import { poolId } from "@/lib/local-aws/call/members";
import { operation } from "@/lib/local-aws/call/operation";
import { mfaMode, mfaSettings } from "@/lib/local-aws/call/pool-members";
import { record, required } from "@/lib/local-aws/call/shape";
import { checkMfa } from "@/lib/local-aws/model/pool-rules";
import { findPool, type Pool } from "@/lib/local-aws/model/state";

export const mfaOperations = {
  GetUserPoolMfaConfig: operation(record({ UserPoolId: required(poolId) }), (world, { UserPoolId }) =>
    toAws(findPool(world.state, UserPoolId)),
  ),
  SetUserPoolMfaConfig: operation(
    record({ UserPoolId: required(poolId), MfaConfiguration: mfaMode, ...mfaSettings }),
    (world, { UserPoolId, MfaConfiguration = "OFF", ...mfa }) => {
      const pool = findPool(world.state, UserPoolId);
      checkMfa(MfaConfiguration, mfa);
      const settings = { ...pool.facts.settings, MfaConfiguration };
      pool.facts = { ...pool.facts, settings, mfa, modified: world.clock.now() };
      world.state.changed();
      return toAws(pool);
    },
  ),
};

function toAws({ facts }: Pool) {
  return { ...facts.mfa, MfaConfiguration: facts.settings.MfaConfiguration };
}
