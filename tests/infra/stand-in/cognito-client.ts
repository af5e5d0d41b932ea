import {
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Kind } from "./cognito-backend";
import { blockIn, type Field, toAttributes, toRequest } from "./fields";
import type { Values } from "./values";

const fields: Field[] = [
  ["name", "ClientName"],
  ["access_token_validity", "AccessTokenValidity"],
  ["allowed_oauth_flows", "AllowedOAuthFlows"],
  ["allowed_oauth_flows_user_pool_client", "AllowedOAuthFlowsUserPoolClient"],
  ["allowed_oauth_scopes", "AllowedOAuthScopes"],
  ["auth_session_validity", "AuthSessionValidity"],
  ["callback_urls", "CallbackURLs"],
  ["default_redirect_uri", "DefaultRedirectURI"],
  ["enable_propagate_additional_user_context_data", "EnablePropagateAdditionalUserContextData"],
  ["enable_token_revocation", "EnableTokenRevocation"],
  ["explicit_auth_flows", "ExplicitAuthFlows"],
  ["id_token_validity", "IdTokenValidity"],
  ["logout_urls", "LogoutURLs"],
  ["prevent_user_existence_errors", "PreventUserExistenceErrors"],
  ["read_attributes", "ReadAttributes"],
  ["refresh_token_validity", "RefreshTokenValidity"],
  ["supported_identity_providers", "SupportedIdentityProviders"],
  ["write_attributes", "WriteAttributes"],
];

const units: Field[] = [
  ["access_token", "AccessToken"],
  ["id_token", "IdToken"],
  ["refresh_token", "RefreshToken"],
];

const analytics: Field[] = [
  ["application_arn", "ApplicationArn"],
  ["application_id", "ApplicationId"],
  ["external_id", "ExternalId"],
  ["role_arn", "RoleArn"],
  ["user_data_shared", "UserDataShared"],
];

const rotation: Field[] = [
  ["feature", "Feature"],
  ["retry_grace_period_seconds", "RetryGracePeriodSeconds"],
];

/** Every block of the provider's client, and the member that it stands for. */
const blocks: [name: string, member: string, fields: Field[]][] = [
  ["token_validity_units", "TokenValidityUnits", units],
  ["analytics_configuration", "AnalyticsConfiguration", analytics],
  ["refresh_token_rotation", "RefreshTokenRotation", rotation],
];

/** App clients. */
export function clientKind(sdk: CognitoIdentityProviderClient): Kind {
  const one = (state: Values) => ({ UserPoolId: String(state.user_pool_id), ClientId: String(state.id) });
  const settings = (planned: Values) => {
    const inner = blocks.flatMap(([name, member, its]) => {
      const block = blockIn(planned, name);
      return block ? [[member, toRequest(its, block)]] : [];
    });
    return {
      ...toRequest(fields, planned),
      UserPoolId: String(planned.user_pool_id),
      ClientName: String(planned.name),
      ...Object.fromEntries(inner),
    };
  };
  return {
    async create(planned) {
      const GenerateSecret = planned.generate_secret === true;
      const { UserPoolClient } = await sdk.send(
        new CreateUserPoolClientCommand({ ...settings(planned), GenerateSecret }),
      );
      return { id: UserPoolClient?.ClientId };
    },
    async read(state) {
      const { UserPoolClient: found = {} } = await sdk.send(new DescribeUserPoolClientCommand(one(state)));
      const members: Values = { ...found };
      const inner = blocks.map(([name, member, its]) => {
        const block = members[member];
        return [name, typeof block === "object" && block ? [toAttributes(its, block)] : []];
      });
      return {
        ...toAttributes(fields, found),
        // Empty once the first secret is gone: the provider writes a missing text as an empty one.
        client_secret: found.ClientSecret ?? "",
        ...Object.fromEntries(inner),
      };
    },
    async update(planned) {
      await sdk.send(new UpdateUserPoolClientCommand({ ...settings(planned), ...one(planned) }));
    },
    async delete(state) {
      await sdk.send(new DeleteUserPoolClientCommand(one(state)));
    },
    identify(id) {
      const [user_pool_id, client] = id.split("/");
      return { user_pool_id, id: client };
    },
  };
}
