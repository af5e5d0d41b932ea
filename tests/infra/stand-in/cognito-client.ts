import {
  AnalyticsConfigurationType$,
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  RefreshTokenRotationType$,
  TokenValidityUnitsType$,
  UpdateUserPoolClientCommand,
  UserPoolClientType$,
} from "@aws-sdk/client-cognito-identity-provider";
import { type Block, blockOf } from "@/tests/infra/aws-schema";
import type { Kind } from "./cognito-backend";
import { blockIn, type Field, toAttributes, toRequest } from "./fields";
import { usualUnits } from "./plan";
import type { Values } from "./values";

type StaticStructureSchema = typeof UserPoolClientType$;

const schema = blockOf("resource", "aws_cognito_user_pool_client");

/** Attributes that Cognito’s settings do not hold: what identifies the client, and what Terraform alone keeps. */
const notSettings = ["id", "region", "user_pool_id", "client_secret", "generate_secret"];

/** The attributes of the provider’s schema, each with the member of the SDK’s model of the same words. */
function fieldsOf(block: Block, model: StaticStructureSchema): Field[] {
  const members = model[4];
  return Object.keys(block.attributes)
    .filter((name) => !notSettings.includes(name))
    .map((name) => [name, name === "name" ? "ClientName" : memberFor(name, members)]);
}

function memberFor(attribute: string, members: readonly string[]): string {
  const found = members.find((it) => it.toLowerCase() === attribute.replaceAll("_", ""));
  if (!found) throw new Error(`Cognito has no member for ${attribute}.`);
  return found;
}

const fields = fieldsOf(schema, UserPoolClientType$);

const models: Record<string, StaticStructureSchema> = {
  TokenValidityUnits: TokenValidityUnitsType$,
  AnalyticsConfiguration: AnalyticsConfigurationType$,
  RefreshTokenRotation: RefreshTokenRotationType$,
};

/** Every block of the provider’s client, and the member that it stands for. */
const blocks = Object.entries(schema.block_types).map(([name, { block }]) => {
  const member = memberFor(name, UserPoolClientType$[4]);
  const model = models[member];
  if (!model) throw new Error(`The model of ${member} is not known here.`);
  return [name, member, fieldsOf(block, model)] as const;
});

const isNone = (values: Values) => Object.values(values).every((it) => it === null);

/** Units that are Cognito’s defaults stay out of a state that has none, so that they are no change (the provider’s Read). */
const isUsual = (name: string, values: Values, state: Values) =>
  name === "token_validity_units" &&
  blockIn(state, name) === null &&
  JSON.stringify(values) === JSON.stringify(usualUnits);

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
        const values = typeof block === "object" && block ? toAttributes(its, block) : {};
        return [name, isNone(values) || isUsual(name, values, state) ? [] : [values]];
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
