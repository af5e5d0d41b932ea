import {
  CreateManagedLoginBrandingCommand,
  type CreateManagedLoginBrandingCommandInput,
  DeleteManagedLoginBrandingCommand,
  DescribeManagedLoginBrandingByClientCommand,
  DescribeManagedLoginBrandingCommand,
  UpdateManagedLoginBrandingCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshCognito } from "@/tests/kit/fresh-cognito";
import { type Cognito, createClient, devPool } from "@/tests/kit/local-cognito/m2m-client";
import { refusalOf } from "@/tests/lib/local-aws/call/refusal-of";

const UserPoolId = devPool;
let cognito: Cognito;

beforeAll(async () => {
  cognito = await freshCognito();
});
afterAll(() => cognito.stop());

async function create(wish: Partial<CreateManagedLoginBrandingCommandInput> = {}) {
  const { ClientId } = await createClient(cognito);
  const command = new CreateManagedLoginBrandingCommand({ UserPoolId, ClientId, ...wish });
  const { ManagedLoginBranding } = await cognito.sdk.send(command);
  return { ClientId, ManagedLoginBrandingId: ManagedLoginBranding?.ManagedLoginBrandingId };
}
const describe = (ManagedLoginBrandingId: string | undefined) =>
  cognito.sdk
    .send(new DescribeManagedLoginBrandingCommand({ UserPoolId, ManagedLoginBrandingId }))
    .then((it) => it.ManagedLoginBranding);

test("the default style is made for a client, found by it, changed and deleted", async () => {
  const { ClientId, ManagedLoginBrandingId } = await create({ UseCognitoProvidedValues: true });
  const byClient = new DescribeManagedLoginBrandingByClientCommand({ UserPoolId, ClientId });
  const { ManagedLoginBranding } = await cognito.sdk.send(byClient);
  expect(ManagedLoginBranding).toMatchObject({ ManagedLoginBrandingId, UseCognitoProvidedValues: true });
  const Settings = { categories: { form: { displayGraphics: true, sizes: [1, null, "two"] } } };
  const Assets = [
    { Category: "FORM_LOGO", ColorMode: "LIGHT", Extension: "PNG", Bytes: Buffer.from("png") },
  ] as const;
  await cognito.sdk.send(
    new UpdateManagedLoginBrandingCommand({
      UserPoolId,
      ManagedLoginBrandingId,
      Settings,
      Assets: [...Assets],
    }),
  );
  const after = await describe(ManagedLoginBrandingId);
  expect(after).toMatchObject({ UseCognitoProvidedValues: false, Settings });
  expect(Buffer.from(after?.Assets?.[0]?.Bytes ?? []).toString()).toBe("png");
  await cognito.sdk.send(new DeleteManagedLoginBrandingCommand({ UserPoolId, ManagedLoginBrandingId }));
  expect(await refusalOf(describe(ManagedLoginBrandingId))).toMatchObject({
    name: "ResourceNotFoundException",
  });
  expect(await refusalOf(cognito.sdk.send(byClient))).toMatchObject({ name: "ResourceNotFoundException" });
});

test("a client has one style only", async () => {
  const { ClientId } = await create({ UseCognitoProvidedValues: true });
  expect(await refusalOf(create({ ClientId, UseCognitoProvidedValues: true }))).toMatchObject({
    name: "ManagedLoginBrandingExistsException",
    status: 400,
  });
});

test("the default style takes no settings of one's own", async () => {
  const call = create({ UseCognitoProvidedValues: true, Settings: {} });
  expect(await refusalOf(call)).toMatchObject({ name: "InvalidParameterException" });
});
