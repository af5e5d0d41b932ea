import { poolId } from "../call/members";
import { operation } from "../call/operation";
import { mfaMode, mfaSettings } from "../call/pool-members";
import { checkMfa } from "../model/pool-rules";
import { record, required } from "../call/shape";
import { findPool, type Pool } from "../model/state";

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
