import { randomUUID } from "node:crypto";
import { clientId, poolId } from "@/lib/local-aws/call/members";
import { operation } from "@/lib/local-aws/call/operation";
import { invalid, notFound, Refusal } from "@/lib/local-aws/call/refusal";
import { choice, document, flag, list, record, required, text } from "@/lib/local-aws/call/shape";
import type { Branding } from "@/lib/local-aws/model/records";
import { findClient, findPool, type Pool } from "@/lib/local-aws/model/state";

const mostBrandings = 20;
const brandingId = text(
  0,
  36,
  "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[4][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$",
);
const asset = record({
  Category: required(
    choice(
      "FAVICON_ICO",
      "FAVICON_SVG",
      "EMAIL_GRAPHIC",
      "SMS_GRAPHIC",
      "AUTH_APP_GRAPHIC",
      "PASSWORD_GRAPHIC",
      "PASSKEY_GRAPHIC",
      "PAGE_HEADER_LOGO",
      "PAGE_HEADER_BACKGROUND",
      "PAGE_FOOTER_LOGO",
      "PAGE_FOOTER_BACKGROUND",
      "PAGE_BACKGROUND",
      "FORM_BACKGROUND",
      "FORM_LOGO",
      "IDP_BUTTON_ICON",
    ),
  ),
  ColorMode: required(choice("LIGHT", "DARK", "DYNAMIC")),
  Extension: required(choice("ICO", "JPEG", "PNG", "SVG", "WEBP")),
  Bytes: text(0, 1_333_336),
  ResourceId: text(1, 40, "^[\\w\\- ]+$"),
});
const style = { UseCognitoProvidedValues: flag, Settings: document, Assets: list(asset, 40) } as const;
const one = { UserPoolId: required(poolId), ManagedLoginBrandingId: required(brandingId) };

export const brandingOperations = {
  CreateManagedLoginBranding: operation(
    record({ UserPoolId: required(poolId), ClientId: required(clientId), ...style }),
    (world, { UserPoolId, ClientId, ...given }) => {
      const pool = findPool(world.state, UserPoolId);
      findClient(pool, ClientId);
      checkStyle(given);
      if (ofClient(pool, ClientId))
        throw new Refusal(
          "ManagedLoginBrandingExistsException",
          "The app client already has a branding style.",
        );
      if (pool.brandings.size >= mostBrandings)
        throw new Refusal(
          "LimitExceededException",
          `Cannot create more than ${mostBrandings} branding styles.`,
        );
      const now = world.clock.now();
      const branding = { id: randomUUID(), client: ClientId, created: now, modified: now, ...styled(given) };
      pool.brandings.set(branding.id, branding);
      world.state.changed();
      return { ManagedLoginBranding: toAws(pool, branding) };
    },
  ),
  UpdateManagedLoginBranding: operation(
    record({ UserPoolId: poolId, ManagedLoginBrandingId: brandingId, ...style }),
    (world, { UserPoolId = "", ManagedLoginBrandingId = "", ...given }) => {
      const pool = findPool(world.state, UserPoolId);
      const before = findBranding(pool, ManagedLoginBrandingId);
      checkStyle(given);
      const { id, client, created } = before;
      const branding = { id, client, created, modified: world.clock.now(), ...styled(given) };
      pool.brandings.set(id, branding);
      world.state.changed();
      return { ManagedLoginBranding: toAws(pool, branding) };
    },
  ),
  DescribeManagedLoginBranding: operation(
    record({ ...one, ReturnMergedResources: flag }),
    (world, { UserPoolId, ManagedLoginBrandingId }) => {
      const pool = findPool(world.state, UserPoolId);
      return { ManagedLoginBranding: toAws(pool, findBranding(pool, ManagedLoginBrandingId)) };
    },
  ),
  DescribeManagedLoginBrandingByClient: operation(
    record({ UserPoolId: required(poolId), ClientId: required(clientId), ReturnMergedResources: flag }),
    (world, { UserPoolId, ClientId }) => {
      const pool = findPool(world.state, UserPoolId);
      findClient(pool, ClientId);
      const branding = ofClient(pool, ClientId);
      if (!branding) throw notFound(`No branding style is associated with the app client ${ClientId}.`);
      return { ManagedLoginBranding: toAws(pool, branding) };
    },
  ),
  DeleteManagedLoginBranding: operation(record(one), (world, { UserPoolId, ManagedLoginBrandingId }) => {
    const pool = findPool(world.state, UserPoolId);
    findBranding(pool, ManagedLoginBrandingId);
    pool.brandings.delete(ManagedLoginBrandingId);
    world.state.changed();
    return {};
  }),
};

type Style = { UseCognitoProvidedValues?: boolean; Settings?: unknown; Assets?: unknown[] };

function checkStyle({ UseCognitoProvidedValues, Settings, Assets }: Style): void {
  if (UseCognitoProvidedValues && (Settings !== undefined || Assets !== undefined))
    throw invalid("UseCognitoProvidedValues can not be used together with Settings or Assets.");
}

function styled({ UseCognitoProvidedValues = false, Settings, Assets }: Style) {
  return {
    isDefault: UseCognitoProvidedValues,
    ...(Settings === undefined ? {} : { settings: Settings }),
    ...(Assets === undefined ? {} : { assets: Assets }),
  };
}

function ofClient(pool: Pool, client: string): Branding | undefined {
  return [...pool.brandings.values()].find((branding) => branding.client === client);
}

function findBranding(pool: Pool, id: string): Branding {
  const branding = pool.brandings.get(id);
  if (!branding) throw notFound(`Managed login branding ${id} does not exist.`);
  return branding;
}

function toAws(pool: Pool, branding: Branding) {
  return {
    ManagedLoginBrandingId: branding.id,
    UserPoolId: pool.facts.id,
    UseCognitoProvidedValues: branding.isDefault,
    ...(branding.settings === undefined ? {} : { Settings: branding.settings }),
    ...(branding.assets === undefined ? {} : { Assets: branding.assets }),
    CreationDate: branding.created / 1000,
    LastModifiedDate: branding.modified / 1000,
  };
}
