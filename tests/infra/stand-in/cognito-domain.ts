import {
  type CognitoIdentityProviderClient,
  CreateManagedLoginBrandingCommand,
  CreateUserPoolDomainCommand,
  DeleteManagedLoginBrandingCommand,
  DeleteUserPoolDomainCommand,
  DescribeManagedLoginBrandingByClientCommand,
  DescribeManagedLoginBrandingCommand,
  DescribeUserPoolDomainCommand,
  ListUserPoolClientsCommand,
  ResourceNotFoundException,
  UpdateManagedLoginBrandingCommand,
  UpdateUserPoolDomainCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Kind } from "./cognito-backend";
import type { Values } from "./values";

/** A pool's domain. */
export function domainKind(sdk: CognitoIdentityProviderClient): Kind {
  const settings = (planned: Values) => ({
    Domain: String(planned.domain),
    UserPoolId: String(planned.user_pool_id),
    ...(typeof planned.managed_login_version === "number"
      ? { ManagedLoginVersion: planned.managed_login_version }
      : {}),
    ...(planned.certificate_arn
      ? { CustomDomainConfig: { CertificateArn: String(planned.certificate_arn) } }
      : {}),
  });
  return {
    async create(planned) {
      await sdk.send(new CreateUserPoolDomainCommand(settings(planned)));
      return { id: planned.domain };
    },
    async read(state) {
      const { DomainDescription: found } = await sdk.send(
        new DescribeUserPoolDomainCommand({ Domain: String(state.domain) }),
      );
      if (!found?.UserPoolId) throw gone(`There is no domain ${state.domain}.`);
      return {
        id: found.Domain,
        user_pool_id: found.UserPoolId,
        aws_account_id: found.AWSAccountId,
        certificate_arn: found.CustomDomainConfig?.CertificateArn ?? null,
        cloudfront_distribution: found.CloudFrontDistribution,
        managed_login_version: found.ManagedLoginVersion,
        s3_bucket: found.S3Bucket,
        version: found.Version,
      };
    },
    async update(planned) {
      await sdk.send(new UpdateUserPoolDomainCommand(settings(planned)));
    },
    async delete({ domain, user_pool_id }) {
      await sdk.send(
        new DeleteUserPoolDomainCommand({ Domain: String(domain), UserPoolId: String(user_pool_id) }),
      );
    },
    identify: (id) => ({ domain: id, id }),
  };
}

/** A client's branding of managed login. Reading it asks for the branding of every client of the pool, as the provider does. */
export function brandingKind(sdk: CognitoIdentityProviderClient): Kind {
  const one = (state: Values) => ({
    UserPoolId: String(state.user_pool_id),
    ManagedLoginBrandingId: String(state.managed_login_branding_id),
  });
  const style = (planned: Values) => ({
    UseCognitoProvidedValues: planned.use_cognito_provided_values === true,
  });
  return {
    async create(planned) {
      const { ManagedLoginBranding } = await sdk.send(
        new CreateManagedLoginBrandingCommand({
          UserPoolId: String(planned.user_pool_id),
          ClientId: String(planned.client_id),
          ...style(planned),
        }),
      );
      return { managed_login_branding_id: ManagedLoginBranding?.ManagedLoginBrandingId };
    },
    async read(state) {
      const { ManagedLoginBranding: found } = await sdk.send(
        new DescribeManagedLoginBrandingCommand(one(state)),
      );
      return {
        client_id: await clientOf(sdk, one(state)),
        use_cognito_provided_values: found?.UseCognitoProvidedValues,
      };
    },
    async update(planned) {
      await sdk.send(new UpdateManagedLoginBrandingCommand({ ...one(planned), ...style(planned) }));
    },
    async delete(state) {
      await sdk.send(new DeleteManagedLoginBrandingCommand(one(state)));
    },
    identify(id) {
      const [user_pool_id, managed_login_branding_id] = id.split(",");
      return { user_pool_id, managed_login_branding_id };
    },
  };
}

type Branding = { UserPoolId: string; ManagedLoginBrandingId: string };

async function clientOf(
  sdk: CognitoIdentityProviderClient,
  { UserPoolId, ManagedLoginBrandingId }: Branding,
) {
  const { UserPoolClients = [] } = await sdk.send(
    new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }),
  );
  for (const { ClientId } of UserPoolClients) {
    const { ManagedLoginBranding } = await sdk
      .send(new DescribeManagedLoginBrandingByClientCommand({ UserPoolId, ClientId }))
      .catch((error: Error) => {
        if (error.name !== "ResourceNotFoundException") throw error;
        return { ManagedLoginBranding: undefined };
      });
    if (ManagedLoginBranding?.ManagedLoginBrandingId === ManagedLoginBrandingId) return ClientId;
  }
  throw gone(`No client has the branding ${ManagedLoginBrandingId}.`);
}

const gone = (message: string) => new ResourceNotFoundException({ message, $metadata: {} });
