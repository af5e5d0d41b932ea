import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  type CognitoIdentityProviderClient,
  CreateGroupCommand,
  DeleteGroupCommand,
  GetGroupCommand,
  ResourceNotFoundException,
  UpdateGroupCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Kind } from "./cognito-backend";
import { type Field, toAttributes, toRequest } from "./fields";
import type { Values } from "./values";

const groupFields: Field[] = [
  ["description", "Description"],
  ["precedence", "Precedence"],
  ["role_arn", "RoleArn"],
];

/** Groups. */
export function groupKind(sdk: CognitoIdentityProviderClient): Kind {
  const one = (state: Values) => ({ UserPoolId: String(state.user_pool_id), GroupName: String(state.name) });
  return {
    async create(planned) {
      await sdk.send(new CreateGroupCommand({ ...toRequest(groupFields, planned), ...one(planned) }));
      return { id: `${planned.user_pool_id}/${planned.name}` };
    },
    async read(state) {
      const { Group = {} } = await sdk.send(new GetGroupCommand(one(state)));
      return toAttributes(groupFields, Group);
    },
    async update(planned) {
      await sdk.send(new UpdateGroupCommand({ ...toRequest(groupFields, planned), ...one(planned) }));
    },
    async delete(state) {
      await sdk.send(new DeleteGroupCommand(one(state)));
    },
    identify(id) {
      const [user_pool_id, name] = id.split("/");
      return { user_pool_id, name, id };
    },
  };
}

/** People. Only making and deleting them: their attributes are ignored by infra/. */
export function userKind(sdk: CognitoIdentityProviderClient): Kind {
  const one = (state: Values) => ({
    UserPoolId: String(state.user_pool_id),
    Username: String(state.username),
  });
  return {
    async create(planned) {
      const UserAttributes = Object.entries(Object(planned.attributes)).map(([Name, Value]) => ({
        Name,
        Value: String(Value),
      }));
      await sdk.send(
        new AdminCreateUserCommand({ ...one(planned), UserAttributes, DesiredDeliveryMediums: ["EMAIL"] }),
      );
      return { id: planned.username };
    },
    async read(state) {
      const { UserAttributes = [], ...found } = await sdk.send(new AdminGetUserCommand(one(state)));
      const attributes = Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value]));
      return { attributes, sub: attributes.sub, status: found.UserStatus };
    },
    update: async () => {},
    async delete(state) {
      await sdk.send(new AdminDeleteUserCommand(one(state)));
    },
    identify(id) {
      const [user_pool_id, username] = id.split("/");
      return { user_pool_id, username, id: username };
    },
  };
}

/** Who is in which group. */
export function membershipKind(sdk: CognitoIdentityProviderClient): Kind {
  const person = (state: Values) => ({
    UserPoolId: String(state.user_pool_id),
    Username: String(state.username),
  });
  const one = (state: Values) => ({ ...person(state), GroupName: String(state.group_name) });
  return {
    async create(planned) {
      await sdk.send(new AdminAddUserToGroupCommand(one(planned)));
      return { id: `${planned.user_pool_id}/${planned.group_name}/${planned.username}` };
    },
    async read(state) {
      const { Groups = [] } = await sdk.send(new AdminListGroupsForUserCommand(person(state)));
      if (Groups.some(({ GroupName }) => GroupName === state.group_name)) return {};
      throw new ResourceNotFoundException({
        message: `${state.username} is not in the group.`,
        $metadata: {},
      });
    },
    update: async () => {},
    async delete(state) {
      await sdk.send(new AdminRemoveUserFromGroupCommand(one(state)));
    },
    identify(id) {
      const [user_pool_id, group_name, username] = id.split("/");
      return { user_pool_id, group_name, username, id };
    },
  };
}
