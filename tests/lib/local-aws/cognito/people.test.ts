import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  AdminDeleteUserAttributesCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  GetGroupCommand,
  ListGroupsCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  UpdateGroupCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { type Cognito, devPool } from "@/tests/kit/local-cognito/m2m-client";
import { refusalOf } from "@/tests/lib/local-aws/call/refusal-of";

const UserPoolId = devPool;
const Username = "new@example.com";
const TemporaryPassword = "Temporary-1";
let cognito: Cognito;

beforeEach(async () => {
  cognito = await freshCognito();
});
afterEach(() => cognito.stop());

const create = (wish: Partial<AdminCreateUserCommandInput> = {}) =>
  cognito.sdk
    .send(new AdminCreateUserCommand({ UserPoolId, Username, TemporaryPassword, ...wish }))
    .then((it) => it.User);
const get = (name = Username) => cognito.sdk.send(new AdminGetUserCommand({ UserPoolId, Username: name }));
const groupsOf = (name: string) =>
  cognito.sdk
    .send(new AdminListGroupsForUserCommand({ UserPoolId, Username: name }))
    .then((it) => it.Groups?.map((group) => group.GroupName));
const listUsers = (Filter?: string) =>
  cognito.sdk.send(new ListUsersCommand({ UserPoolId, Filter })).then((it) => it.Users ?? []);

test("a new person has a username of Cognito's, the address as an attribute, and a password to change", async () => {
  const user = await create({ UserAttributes: [{ Name: "name", Value: "New One" }] });
  expect(user).toMatchObject({ Enabled: true, UserStatus: "FORCE_CHANGE_PASSWORD" });
  expect(user?.Username).toMatch(/^[0-9a-f-]{36}$/);
  const found = await get();
  expect(found.Username).toBe(user?.Username);
  expect(found.UserAttributes).toEqual(
    expect.arrayContaining([
      { Name: "email", Value: Username },
      { Name: "name", Value: "New One" },
      { Name: "sub", Value: user?.Username },
    ]),
  );
});

test("somebody who is there is not made twice, but can be invited again until the password is chosen", async () => {
  await create();
  expect(await refusalOf(create())).toEqual({
    name: "UsernameExistsException",
    message: "User account already exists",
    status: 400,
  });
  expect((await create({ MessageAction: "RESEND" }))?.UserStatus).toBe("FORCE_CHANGE_PASSWORD");
  const Password = "Permanent-1";
  await cognito.sdk.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }),
  );
  expect((await get()).UserStatus).toBe("CONFIRMED");
  expect(await refusalOf(create({ MessageAction: "RESEND" }))).toMatchObject({
    name: "UnsupportedUserStateException",
  });
});

test.each<[string, Partial<AdminCreateUserCommandInput>, string]>([
  ["a name that is no address", { Username: "somebody" }, "InvalidParameterException"],
  ["a weak password", { TemporaryPassword: "weak-password-1" }, "InvalidPasswordException"],
  ["a password with a space", { TemporaryPassword: "Pass word-1" }, "InvalidParameterException"],
  ["an unknown attribute", { UserAttributes: [{ Name: "shoe", Value: "42" }] }, "InvalidParameterException"],
])("refuses %s without repeating the password", async (_, wish, name) => {
  const refusal = await refusalOf(create(wish));
  expect(refusal).toMatchObject({ name, status: 400 });
  expect(refusal.message).not.toContain(wish.TemporaryPassword ?? TemporaryPassword);
});

test("attributes are changed and deleted, sub is not", async () => {
  await create({ UserAttributes: [{ Name: "name", Value: "Old" }] });
  const update = (Name: string) =>
    cognito.sdk.send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId,
        Username,
        UserAttributes: [{ Name, Value: "New" }],
      }),
    );
  await update("name");
  expect((await get()).UserAttributes).toContainEqual({ Name: "name", Value: "New" });
  expect(await refusalOf(update("sub"))).toMatchObject({ name: "InvalidParameterException" });
  await cognito.sdk.send(
    new AdminDeleteUserAttributesCommand({ UserPoolId, Username, UserAttributeNames: ["name"] }),
  );
  expect((await get()).UserAttributes?.map((it) => it.Name)).not.toContain("name");
});

test("people are disabled, enabled and deleted", async () => {
  await create();
  await cognito.sdk.send(new AdminDisableUserCommand({ UserPoolId, Username }));
  expect((await get()).Enabled).toBe(false);
  await cognito.sdk.send(new AdminEnableUserCommand({ UserPoolId, Username }));
  expect((await get()).Enabled).toBe(true);
  await cognito.sdk.send(new AdminDeleteUserCommand({ UserPoolId, Username }));
  expect(await refusalOf(get())).toEqual({
    name: "UserNotFoundException",
    message: "User does not exist.",
    status: 400,
  });
});

test("people are listed in pages and found by a filter", async () => {
  const page = await cognito.sdk.send(new ListUsersCommand({ UserPoolId, Limit: 2 }));
  expect(page.Users).toHaveLength(2);
  const { PaginationToken } = page;
  const rest = await cognito.sdk.send(new ListUsersCommand({ UserPoolId, Limit: 2, PaginationToken }));
  expect(rest.Users).toHaveLength(1);
  expect(rest.PaginationToken).toBeUndefined();
  expect(await listUsers('email = "viewer@example.com"')).toHaveLength(1);
  expect(await listUsers('name ^= "O"')).toHaveLength(1);
  expect(await listUsers('cognito:user_status = "CONFIRMED"')).toHaveLength(3);
  expect(await refusalOf(listUsers("shoe = 42"))).toMatchObject({ name: "InvalidParameterException" });
});

test("a group is made, read, changed, listed and deleted, and its members lose it", async () => {
  const GroupName = "team-shipping";
  const group = { UserPoolId, GroupName, Description: "Ships things", Precedence: 3 };
  const { Group } = await cognito.sdk.send(new CreateGroupCommand(group));
  expect(Group).toMatchObject(group);
  expect(await refusalOf(cognito.sdk.send(new CreateGroupCommand(group)))).toMatchObject({
    name: "GroupExistsException",
  });
  await cognito.sdk.send(new UpdateGroupCommand({ UserPoolId, GroupName, Precedence: 4 }));
  const found = await cognito.sdk.send(new GetGroupCommand({ UserPoolId, GroupName }));
  expect(found.Group).toMatchObject({ Description: "Ships things", Precedence: 4 });
  const all = await cognito.sdk.send(new ListGroupsCommand({ UserPoolId }));
  expect(all.Groups?.map((it) => it.GroupName)).toContain(GroupName);
  await cognito.sdk.send(
    new AdminAddUserToGroupCommand({ UserPoolId, Username: "viewer@example.com", GroupName }),
  );
  await cognito.sdk.send(new DeleteGroupCommand({ UserPoolId, GroupName }));
  expect(await groupsOf("viewer@example.com")).toEqual(["m2m-viewer"]);
  expect(await refusalOf(cognito.sdk.send(new GetGroupCommand({ UserPoolId, GroupName })))).toEqual({
    name: "ResourceNotFoundException",
    message: "Group not found.",
    status: 400,
  });
  await cognito.sdk.send(new CreateGroupCommand({ UserPoolId, GroupName }));
  expect(await groupsOf("viewer@example.com")).toEqual(["m2m-viewer"]);
});

test("somebody joins a group, joins again without harm, and leaves", async () => {
  const membership = { UserPoolId, Username: "viewer@example.com", GroupName: "m2m-admin" };
  await cognito.sdk.send(new AdminAddUserToGroupCommand(membership));
  await cognito.sdk.send(new AdminAddUserToGroupCommand(membership));
  expect(await groupsOf(membership.Username)).toEqual(["m2m-viewer", "m2m-admin"]);
  const { Users } = await cognito.sdk.send(
    new ListUsersInGroupCommand({ UserPoolId, GroupName: "m2m-admin" }),
  );
  expect(Users).toHaveLength(2);
  await cognito.sdk.send(new AdminRemoveUserFromGroupCommand(membership));
  expect(await groupsOf(membership.Username)).toEqual(["m2m-viewer"]);
  const unknown = new AdminAddUserToGroupCommand({ ...membership, GroupName: "nobody" });
  expect(await refusalOf(cognito.sdk.send(unknown))).toMatchObject({ name: "ResourceNotFoundException" });
});
