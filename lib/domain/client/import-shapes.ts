import { clientBlocks, clientSettingNames, settingPaths } from "@/lib/domain/client/definition";
import { listIn, type Members, objectIn, textIn } from "@/lib/domain/text/json-value";
import { TOKEN_MINUTES } from "@/lib/domain/token";

/** A client as a file has it, by our names of its settings, and sentences about what is not read. */
export type FileClient = {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly notRead: readonly string[];
};

/** The client in an item of the console’s own export. */
export function ownClient(item: Members): FileClient {
  const settings = objectIn(item.settings) ?? {};
  const carried = listIn(item.notCarried).filter((it) => typeof it === "string");
  return {
    name: textIn(item.name) ?? "",
    settings: given(settings),
    notRead: [
      ...carried.map((it) => `${it.slice(0, 100)}: can’t be copied.`),
      ...unknownIn(item, ["clientId", "name", "hasSecret", "settings", "notCarried"], "clients."),
      ...unknownIn(
        settings,
        settingPaths.map(([name]) => name),
        "settings.",
      ),
    ],
  };
}

/**
 * The client by Cognito’s names: an answer of describe-user-pool-client, or the input of create-user-pool-client. What
 * a skeleton leaves empty is absent, and so is a unit without its lifetime. The value of its secret is not kept.
 */
export function awsClient(members: Members): FileClient {
  const nested = clientBlocks.flatMap(({ member, fields }) =>
    fields.map(([key, name]) => [key, objectIn(members[member])?.[name]] as const),
  );
  const plain = clientSettingNames.map(([key, member]) => [key, members[member]] as const);
  const settings = given(Object.fromEntries([...plain, ...nested]));
  const isInput = !Object.hasOwn(members, "ClientId");
  const { accessTokenUnit: _, ...others } = settings;
  const known = [
    ...identity,
    ...clientSettingNames.map(([, it]) => it),
    ...clientBlocks.map((it) => it.member),
  ];
  return {
    name: textIn(members.ClientName) ?? "",
    settings: isInput && settings.accessTokenValidity === undefined ? others : settings,
    notRead: [
      ...((textIn(members.ClientSecret) ?? "") === ""
        ? []
        : ["ClientSecret: secrets are never imported. Delete the file."]),
      ...unknownIn(members, known, ""),
    ],
  };
}

/** The client in a row of a table: a name, scopes between spaces, a lifetime in minutes. */
export function rowClient({ name, kind, scopes, tokenMinutes }: Row): FileClient {
  return {
    name,
    settings: {
      flows: kind === "people" ? ["code"] : ["client_credentials"],
      isOAuthOn: true,
      scopes,
      accessTokenUnit: "minutes",
      accessTokenValidity: tokenMinutes ?? TOKEN_MINUTES.usual,
    },
    notRead: [],
  };
}

export type Row = {
  readonly name: string;
  readonly kind: string;
  readonly scopes: readonly string[];
  readonly tokenMinutes: number | null;
};

/** What identifies a client or only Cognito decides, and the secret. */
const identity = [
  "UserPoolId",
  "ClientId",
  "ClientName",
  "ClientSecret",
  "ClientType",
  "GenerateSecret",
  "CreationDate",
  "LastModifiedDate",
];

/** Without what is null, and what a skeleton of the AWS CLI leaves empty: "", [""], 0. */
const given = (settings: Members): Members =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => {
      const list = Array.isArray(value) ? value.filter((it) => it !== "" && it !== null) : value;
      const isNone = list === null || list === undefined || list === "" || list === 0;
      return isNone || (Array.isArray(list) && list.length === 0) ? [] : [[name, list]];
    }),
  );

const unknownIn = (object: Members, names: readonly string[], prefix: string): string[] =>
  Object.keys(object)
    .filter((name) => !names.includes(name))
    .map((name) => `${prefix}${name.slice(0, 100)}: not recognized.`);
