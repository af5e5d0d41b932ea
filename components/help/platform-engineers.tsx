import { changesOfMany } from "@/components/help/changes-of-many";
import { HelpLink } from "@/components/help/help-link";
import type { HelpPage } from "@/components/help/help-page";
import { Code, HelpTable, Points, Steps, Ui } from "@/components/help/help-text";
import { secretSettings } from "@/components/help/secret-settings";
import { typedNames } from "@/components/help/typed-names";
import { TextLink } from "@/components/ui/text-link";
import { exportForms, MOST_IN_TEMPLATE } from "@/lib/domain/export/file";
import { IDLE_HOURS, RATE } from "@/lib/domain/pool-setting";
import { routes } from "@/lib/domain/routes";

/** Help for the people who run the console and the pools. */
export const platformEngineers: HelpPage = {
  title: "Platform engineers",
  summary: "Environments, setup, ownership, infrastructure as code, settings, and Cognito’s request rates.",
  sections: ({ rotation }) => [
    {
      title: "Environments",
      body: (
        <>
          <p>
            Each user pool is an environment, named in <Code>COGNITO_POOLS</Code>:{" "}
            <Code>prod=eu-west-1_AbC123,dev=eu-west-1_DeF456</Code>. A pool in another account has the ARN of
            the role that reaches it after an @. Names that begin with <Code>prod</Code> are treated as
            production, where each change of a client or resource server{" "}
            <HelpLink page="platform-engineers" section="acts-that-ask-for-a-name">
              asks for a name
            </HelpLink>
            . <Code>CONFIRM_ENVIRONMENTS</Code> names other environments for that.
          </p>
          <p>
            The configuration of a new pool, with its IAM policy, is in the folder <Code>infra</Code> of the
            repository.
          </p>
        </>
      ),
    },
    {
      title: "Overview",
      body: (
        <>
          <p>
            The page <TextLink href={routes.overview}>Overview</TextLink> shows every environment that you can
            see: its clients by kind, the ages of their secrets, what to look at, its open findings, settings
            and quota, and what waits for you. Each number leads to the list that it counts.
          </p>
          <Points>
            <li>
              It shows what Clientele remembers and makes no call to Cognito. Each environment says when its
              clients were last listed, and when its findings were counted. Those of an environment with more
              than 500 clients can be seconds old.
            </li>
            <li>
              An environment that can’t be read is named, with the reason, and is in no total. The settings of
              a pool are read about once an hour. Open its Pool details to read them at once.
            </li>
            <li>
              Cognito allows a pool 1,000 clients, and 10,000 after a request to AWS. It doesn’t say which, so
              Clientele takes the higher quota for a pool above the lower one.
            </li>
          </Points>
        </>
      ),
    },
    {
      title: "Set up a pool",
      page: { label: "Setup", in: routes.setup },
      body: (
        <>
          <p>
            The page <Ui>Setup</Ui> shows an admin what a pool needs before teams can work in it. The
            navigation has it until every resource server and client is assigned; the search always finds it.
          </p>
          <Steps>
            <li>
              Give each resource server an owner team, or make its scopes self-service. Until then, only
              admins can grant its scopes.
            </li>
            <li>
              Give each client an owner team. Clientele suggests one by the names of teams and of clients that
              have an owner.
            </li>
            <li>
              Compare the groups of the people who signed in with your teams. You add people to groups in your
              identity provider.
            </li>
          </Steps>
        </>
      ),
    },
    {
      title: "Check the console",
      body: (
        <p>
          The page <TextLink href={routes.doctor}>Doctor</TextLink> checks the clock, the credentials, each
          IAM action on each pool, the token endpoints, the sign-in client and the database, and says how to
          fix what it finds. It is for admins of all environments. <Code>npm run doctor</Code>, or{" "}
          <Code>node doctor.mjs</Code> in the image, does the same before the console starts, and then checks
          that forms sent to its public address arrive. None of them changes anything in AWS.
        </p>
      ),
    },
    typedNames,
    changesOfMany,
    {
      title: "Ownership",
      page: { label: "App clients", in: routes.clients },
      body: (
        <>
          <p>
            A client’s owner is a sign-in group whose name begins with <Code>team-</Code>. Its operators can
            edit the client and rotate its secrets. Contact, purpose and ticket tell others whom to ask. All
            of this is kept in Clientele’s own database and is not part of tokens.
          </p>
          <Points>
            <li>
              A client without an owner can be changed by admins only. Filter the list by owner to find these
              clients.
            </li>
            <li>
              Clients in <Code>PROTECTED_CLIENTS</Code>, and the client that signs people in to Clientele,
              can’t be changed here.
            </li>
            <li>
              What Terraform manages (<Code>TERRAFORM_CLIENTS</Code>, <Code>TERRAFORM_RESOURCE_SERVERS</Code>)
              can’t be deleted here, and an edit warns that the next apply reverts it.
            </li>
          </Points>
        </>
      ),
    },
    {
      title: "Export and import",
      page: { label: "Export", in: routes.poolExport },
      body: (
        <>
          <p>
            Export one client on its own page, or selected or all clients and resource servers on the page
            Export. No export contains a secret.
          </p>
          <HelpTable
            label="Forms of an export"
            columns={["Form", "Use"]}
            rows={exportForms.map(({ title, hint }) => [title, hint])}
          />
          <Points>
            <li>A CloudFormation or CDK stack can have at most {MOST_IN_TEMPLATE} resources.</li>
            <li>
              An export leaves out what its program refuses, such as missing scopes, and names it on the page
              and in the file.
            </li>
            <li>
              <Ui>Compare with Terraform</Ui> shows how states and plans differ from the pool, and what a plan
              destroys. Choose one file for each root module, together. Your browser reads the files, which
              are never uploaded.
            </li>
            <li>
              To copy a client to another environment, choose <Ui>Duplicate</Ui> on its page, or{" "}
              <Ui>Import settings</Ui> on the form of a new client. It takes JSON exports, output of{" "}
              <Code>aws cognito-idp describe-user-pool-client</Code>, and CSV, of one client or several. Each
              copy gets its own ID and secret.
            </li>
          </Points>
        </>
      ),
    },
    {
      title: "Request rates",
      body: (
        <>
          <p>
            Cognito limits the calls of each operation. Clientele keeps an inventory of every pool, refreshes
            it in the background, and uses only a part of the limits, so that Terraform and your colleagues
            keep the rest. When Cognito throttles a pool, the list says so and continues more slowly.
          </p>
          <HelpTable
            label="Settings of the rates"
            columns={["Setting", "Meaning", "Default"]}
            rows={[
              [
                "COGNITO_RATE",
                "The calls per second that Cognito allows for one operation on one pool",
                RATE.callsPerSecond,
              ],
              ["COGNITO_RATE_SHARE", "The percentage that all instances together may use", RATE.share],
              [
                "COGNITO_IDLE_HOURS",
                "The hours within which a pool that no person looks at is read again",
                IDLE_HOURS,
              ],
            ]}
          />
          <p>
            If you bought a higher rate, the console reads it (<Code>cognito-idp:GetProvisionedLimit</Code>)
            and uses its part of it. If AWS raised another limit for your account, raise the first setting
            too. A pool that a person opened in the last 10 minutes is read again every 4 minutes, as far as
            its rate allows. Each call is an event in CloudTrail: Pool details say how many a pool takes.
          </p>
        </>
      ),
    },
    {
      title: "Pool details",
      page: { label: "Pool details", in: routes.poolDetails },
      body: (
        <>
          <p>
            The page <Ui>Pool details</Ui> shows what Cognito says of the pool itself. Opening it makes at
            most 7 calls to Cognito, and none within a minute of the last time. Where programs can register
            clients, counting these takes a call for each 60, up to 20 calls.
          </p>
          <Points>
            <li>
              <Ui>Deletion protection</Ui>: without it, one call deletes the pool with all of its clients.
              Turn it on in Terraform or in the AWS console.
            </li>
            <li>
              <Ui>Domains</Ui>: a custom domain has a certificate and a TLS policy, which is the oldest
              version of TLS that your services may use.
            </li>
            <li>
              <Ui>Replicas</Ui>: copies of the pool in other Regions. They issue tokens, but app clients
              change in the primary Region only.
            </li>
            <li>
              <Ui>Rate limits</Ui>: what your account may do per second, in all of its pools of the Region
              together.
            </li>
          </Points>
          <p>
            Where a fact says that it isn’t allowed to be read, the console’s AWS role lacks an optional
            permission. The doctor names it.
          </p>
        </>
      ),
    },
    secretSettings(rotation),
    {
      title: "Run more than one instance",
      body: (
        <Points>
          <li>
            Set <Code>DATABASE_URL</Code> to a PostgreSQL database. Without it, owners, the audit trail and
            sessions are in <Code>DATA_DIR</Code>, which only one process can open.
          </li>
          <li>
            Use the same <Code>NEXTAUTH_SECRET</Code> and <Code>FINGERPRINT_KEY</Code> everywhere.
          </li>
          <li>
            <Code>/api/health</Code> returns 200 and the version while the process runs, and{" "}
            <Code>/api/health/ready</Code> returns 200 while the database and at least one pool respond. After
            SIGTERM it returns 503 at once, and the console answers for <Code>DRAIN_SECONDS</Code> more.
          </li>
          <li>
            Behind proxies of your own, set <Code>TRUSTED_PROXY_HOPS</Code>, so that{" "}
            <HelpLink page="auditors" section="what-an-entry-holds">
              the audit trail
            </HelpLink>{" "}
            can trust source addresses.
          </li>
        </Points>
      ),
    },
  ],
};
