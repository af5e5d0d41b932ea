import {
  type CognitoIdentityProviderClient,
  CreateResourceServerCommand,
  DeleteResourceServerCommand,
  DescribeResourceServerCommand,
  UpdateResourceServerCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Kind } from "./cognito-backend";
import type { Values } from "./values";

/** Resource servers with their scopes. */
export function resourceServerKind(sdk: CognitoIdentityProviderClient): Kind {
  const one = (state: Values) => ({
    UserPoolId: String(state.user_pool_id),
    Identifier: String(state.identifier),
  });
  const settings = (planned: Values) => ({
    ...one(planned),
    Name: String(planned.name),
    Scopes: (Array.isArray(planned.scope) ? planned.scope : []).map((it: Values) => ({
      ScopeName: String(it.scope_name),
      ScopeDescription: String(it.scope_description),
    })),
  });
  return {
    async create(planned) {
      await sdk.send(new CreateResourceServerCommand(settings(planned)));
      return { id: planned.identifier };
    },
    async read(state) {
      const { ResourceServer } = await sdk.send(new DescribeResourceServerCommand(one(state)));
      const scopes = ResourceServer?.Scopes ?? [];
      return {
        id: state.identifier,
        name: ResourceServer?.Name,
        scope: scopes.map((it) => ({ scope_name: it.ScopeName, scope_description: it.ScopeDescription })),
        scope_identifiers: scopes.map((it) => `${state.identifier}/${it.ScopeName}`),
      };
    },
    async update(planned) {
      await sdk.send(new UpdateResourceServerCommand(settings(planned)));
    },
    async delete(state) {
      await sdk.send(new DeleteResourceServerCommand(one(state)));
    },
    identify(id) {
      const [user_pool_id, identifier, ...more] = id.split("|");
      // As the provider does: an identifier with the separator in it cannot be imported.
      if (more.length > 0) throw new Error(`Wrong format of import ID ${id}.`);
      return { user_pool_id, identifier, id: identifier };
    },
  };
}
