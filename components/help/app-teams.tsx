import { HelpLink } from "@/components/help/help-link";
import type { HelpPage } from "@/components/help/help-page";
import { Code, HelpTable, Points, Steps, Ui } from "@/components/help/help-text";
import { CodeBlock } from "@/components/ui/text/code-block";
import { TextLink } from "@/components/ui/text-link";
import { routes } from "@/lib/domain/routes";
import { MOST_SCOPES } from "@/lib/domain/scope";
import type { RotationSettings } from "@/lib/domain/secret/rotation-setting";
import { SHOWN_MINUTES } from "@/lib/domain/secret/secret";
import { curlSnippets } from "@/lib/domain/snippet/snippet";
import { inWords, renewal, TOKEN_MINUTES, TOKEN_PRICE } from "@/lib/domain/token";
import type { oauthErrors } from "@/lib/domain/token/reading/oauth-error";

/** Help for the teams whose programs call APIs. */
export const appTeams: HelpPage = {
  title: "App teams",
  summary: "Get a token for your program, rotate its secret, and understand errors.",
  sections: ({ rotation }) => [
    {
      title: "What an app client is",
      body: (
        <p>
          An app client is the identity of one program in one environment. It has a client ID, one or two
          secrets, and the scopes that it can request. The program sends its client ID and secret to the token
          endpoint of the user pool, gets an access token, and sends that token to an API. No user is
          involved.
        </p>
      ),
    },
    {
      title: "Create an app client",
      page: { label: "App clients", in: routes.clients },
      body: (
        <>
          <p>Operators create clients for their own teams; admins create them for any team.</p>
          <Steps>
            <li>
              On the page App clients, choose <Ui>Create app client</Ui>. Use one client per program and
              environment.
            </li>
            <li>
              Select the scopes that the program needs, {MOST_SCOPES} at most. A scope marked{" "}
              <Ui>Restricted</Ui> is granted by{" "}
              <HelpLink page="api-owners" section="who-can-grant-a-scope">
                its API owner
              </HelpLink>
              .
            </li>
            <li>
              Choose how long tokens are valid, from {inWords(TOKEN_MINUTES.least)} to{" "}
              {inWords(TOKEN_MINUTES.most)}. A token can’t be revoked, so prefer short lifetimes.
            </li>
            <li>
              Copy the secret, or download it as a file. It is shown once, for {SHOWN_MINUTES} minutes, and
              can’t be shown again. Keep it in a secret store and out of version control.
            </li>
          </Steps>
        </>
      ),
    },
    {
      title: "Find your clients",
      body: (
        <p>
          The search box of a list understands questions: <Code>my clients</Code>,{" "}
          <Code>secrets older than 180 days</Code>, <Code>who can call orders/read</Code>. The page{" "}
          <TextLink href={routes.allClients}>All app clients</TextLink> asks all environments at once.{" "}
          <HelpLink page="auditors" section="all-clients">
            About questions
          </HelpLink>
        </p>
      ),
    },
    {
      title: "Get a token",
      body: (
        <>
          <p>
            Send a POST request to the token endpoint of the pool. With the secret in the environment variable{" "}
            <Code>CLIENT_SECRET</Code>:
          </p>
          <CodeBlock title="curl" code={curl} />
          <p>
            Each client has a page named Code with these commands for its own values, and with programs for
            Node, Python, Go, Java, C#, PowerShell and shells that cache the token.{" "}
            <Ui>Download starter kit</Ui> there saves all of them, with a smoke test.
          </p>
          <p>
            Send the token to the API in the header <Code>Authorization: Bearer TOKEN</Code>. Request only the
            scopes that you need. Without <Code>scope</Code>, Cognito grants every scope of the client.
          </p>
          <p>
            A pool in a private network may have no domain, and so no token endpoint. Its clients get tokens
            by the API call <Code>GetClientToken</Code>; their Code page has the command.
          </p>
        </>
      ),
    },
    {
      title: "Cache tokens",
      body: (
        <p>
          Keep a token until it is close to its end: Cognito charges for every token (up to $
          {TOKEN_PRICE.dollars} each, as of {TOKEN_PRICE.asOf}) and throttles programs that request one for
          each call. The programs on the Code page renew a token after {renewal}
        </p>
      ),
    },
    {
      title: "Environments side by side",
      body: (
        <>
          <p>
            The page <TextLink href={routes.matrix}>Environments</TextLink> shows each client in up to six
            environments, by its exact name: where it is missing, what differs from the leftmost environment
            that has it, and how old its secret is. Names such as <Code>orders-dev</Code> and{" "}
            <Code>orders-prod</Code> are suggested as the same client. A person who may edit both links them.
          </p>
          <Points>
            <li>
              <Ui>Promote</Ui> shows what differs and carries over what you choose: scopes and token settings.
              Scopes are only removed where you choose so. Name, owner and secrets stay.
            </li>
            <li>
              A scope that the environment lacks can’t be promoted. An admin can add it first, on the same
              page. A scope that you may not grant there is shown with whom to ask.
            </li>
            <li>
              Where the client is missing, <Ui>Create</Ui> opens the form of a new client with the same
              settings. It gets its own ID and secret.
            </li>
          </Points>
        </>
      ),
    },
    {
      title: "Rotate a secret without downtime",
      page: { label: "App clients", in: routes.clients },
      body: rotationSteps(rotation),
    },
    {
      title: "When a secret leaked",
      body: (
        <>
          <p>
            Open the client’s secrets and choose <Ui>Report a leaked secret</Ui>. If the client has one
            secret, Clientele adds a new one first, and you delete the leaked one with the next click. If it
            has two, choose the one that leaked; it is deleted immediately.
          </p>
          <Points>
            <li>A leaked secret can’t be restored.</li>
            <li>Tokens that were already issued stay valid until they expire.</li>
            <li>
              To stop all new tokens at once, choose <Ui>Suspend app client</Ui> on the client’s overview.
              Secrets and scopes are kept until you resume it.
            </li>
          </Points>
        </>
      ),
    },
    {
      title: "What errors mean",
      page: { label: "App clients", in: routes.clients },
      body: (
        <>
          <p>
            The token endpoint answers a refused request with HTTP 400 and one of these errors.{" "}
            <Ui>Try a token</Ui> on the client’s page requests a token with your secret and explains a refusal
            from the current state of the pool. For an error that another program got, open{" "}
            <Ui>Explain an error from your app</Ui> there and paste what you have: a log, a trace of curl, an
            error of your library, an API, Terraform or the AWS CLI. It needs no secret, and shows what it
            read from the text.
          </p>
          <HelpTable
            label="Errors of the token endpoint"
            columns={["Error", "Usual cause"]}
            rows={Object.entries(errors).map(([error, cause]) => [error, cause])}
          />
          <p>
            HTTP 429 means that Cognito is throttling token requests: cache tokens. HTTP 401 or 403 from your
            API is the API’s own decision:{" "}
            <HelpLink page="api-owners" section="check-a-token-in-your-api">
              see what it checks
            </HelpLink>
            .
          </p>
        </>
      ),
    },
  ],
};

const [basic] = curlSnippets({
  tokenUrl: "https://example.auth.eu-west-1.amazoncognito.com/oauth2/token",
  clientId: "1example23456789",
  scopes: ["https://api.example.com/orders/orders.read"],
});
const curl = basic?.text ?? "";

const errors: Record<(typeof oauthErrors)[number], string> = {
  invalid_client:
    "The secret is wrong, was deleted, or belongs to another client or environment; or the client no longer exists. A line break after the secret has the same effect. A secret created a moment ago may need a minute.",
  invalid_grant:
    "The client is suspended, or OAuth is disabled for it. With a working client, the app sent another grant, such as refresh_token.",
  invalid_scope:
    "The client doesn’t have a scope of the request, or the scope no longer exists. Write full scopes, separated by spaces.",
  unauthorized_client:
    "The client isn’t allowed to use client_credentials, or the app sent another grant, such as authorization_code.",
  unsupported_grant_type: "The request’s grant_type isn’t client_credentials.",
  invalid_request:
    "A parameter is missing or given twice, or the Authorization header isn’t Basic with the base64 of id:secret.",
};

function rotationSteps({ overlapMinutes, isUndoOn, undoHours }: RotationSettings) {
  return (
    <>
      <p>A client can have two valid secrets, so your services can switch one at a time.</p>
      <Steps>
        <li>
          Open the client’s secrets and choose <Ui>Start rotation</Ui>. The new secret is shown once, and
          Clientele verifies it by requesting a token.
        </li>
        <li>Give the new secret to every service, and restart services that read it only at startup.</li>
        <li>
          Watch for <Code>invalid_client</Code> errors. The recommended overlap of both secrets on this
          console is {overlapMinutes === 0 ? "zero" : inWords(overlapMinutes)}. Cognito doesn’t report which
          secret a request used.
        </li>
        <li>
          Choose <Ui>Finish rotation</Ui>, which deletes the older secret. You type the client’s name to
          confirm where changes ask for a name, before the new secret is verified, and before the overlap
          ends.
        </li>
      </Steps>
      <p>
        To go back before that, choose <Ui>Cancel rotation</Ui>: it deletes the new secret.{" "}
        {isUndoOn
          ? `For ${undoHours} hours, anyone who still has the value of a deleted secret can restore it on the same page.`
          : "A deleted secret can’t be restored on this console."}
      </p>
    </>
  );
}
