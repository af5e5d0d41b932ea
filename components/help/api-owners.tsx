import type { HelpPage } from "@/components/help/help-page";
import { Code, Points, Steps, Ui } from "@/components/help/help-text";
import { groupOf } from "@/lib/domain/access/roles";
import { routes } from "@/lib/domain/routes";
import { fullScope } from "@/lib/domain/scope";

const orders = "https://api.example.com/orders";

/** Help for the teams whose APIs programs call. */
export const apiOwners: HelpPage = {
  title: "API owners",
  summary: "Define scopes, decide who can grant them, and check tokens in your API.",
  sections: () => [
    {
      title: "Resource servers and scopes",
      page: { label: "Resource servers", in: routes.resourceServers },
      body: (
        <>
          <p>
            A resource server is an API as Cognito knows it: an identifier, a display name and scopes. A token
            carries the full scope, which is the identifier, a slash and the scope’s name, such as{" "}
            <Code>{fullScope(orders, "orders.read")}</Code>.
          </p>
          <Points>
            <li>Admins create and edit resource servers.</li>
            <li>Choose names that say what a program may do: orders.read, orders.cancel.</li>
            <li>
              Neither the identifier nor a scope’s name can be changed later. Remove the scope and add a new
              one.
            </li>
          </Points>
        </>
      ),
    },
    {
      title: "Who can grant a scope",
      page: { label: "Resource servers", in: routes.resourceServers },
      body: (
        <>
          <p>A scope is restricted until an admin decides otherwise. Admins can grant every scope.</p>
          <p>
            Scopes that start with <code className="font-mono text-code">aws.cognito/</code> belong to Cognito
            itself. Only admins can grant them.
          </p>
          <Points>
            <li>
              Owner team: operators of the team that owns the resource server can grant all its scopes to
              clients of their own team.
            </li>
            <li>
              Self-service scopes: every operator can grant a self-service scope to clients of their own team.
            </li>
            <li>
              An admin sets both on the resource server’s page, or for many at once with{" "}
              <Ui>Assign owners</Ui>.
            </li>
          </Points>
          <p>
            A team is a sign-in group whose name begins with <Code>team-</Code>; its operators are also in{" "}
            <Code>{groupOf("operator")}</Code>. Removing a team or closing a scope changes what can be granted
            from then on. Clients that have the scope keep it.
          </p>
        </>
      ),
    },
    {
      title: "Check a token in your API",
      page: { label: "Check a token", in: routes.checkToken },
      body: (
        <>
          <p>Check every token before you answer. Reject it with HTTP 401 if one of these fails:</p>
          <Points>
            <li>
              Signature: RS256, by a key of the pool’s JWKS at <Code>ISSUER/.well-known/jwks.json</Code>.
            </li>
            <li>
              Issuer: <Code>iss</Code> is the user pool.
            </li>
            <li>
              Expiry: <Code>exp</Code> is in the future.
            </li>
            <li>
              Type: <Code>token_use</Code> is <Code>access</Code>.
            </li>
            <li>
              Client: <Code>client_id</Code> is one that you allow. Cognito adds no <Code>aud</Code> to these
              tokens, so don’t require it.
            </li>
          </Points>
          <p>
            Reject it with HTTP 403 if <Code>scope</Code>, split at spaces, lacks the scope that the call
            needs. The page Check a token makes the same checks of a token that you paste, and doesn’t store
            it. Choose <Ui>A client, without a token</Ui> there to see what your API would say to a client’s
            next token. Required scopes can come from an operation of your OpenAPI document, which is read in
            your browser.
          </p>
          <p>
            The Code page of every client has these checks ready under <Ui>Protect the API</Ui>: in Node,
            Python, Java, Go, Spring Security and ASP.NET Core, or in front of your API with a gateway, a load
            balancer or a service mesh. Products that ask for an audience differ:
          </p>
          <Points>
            <li>
              API Gateway HTTP APIs compare the audience with <Code>client_id</Code> where there is no{" "}
              <Code>aud</Code>.
            </li>
            <li>
              API Gateway REST APIs with a Cognito authorizer accept access tokens only on methods that list
              scopes, and accept every client of the pool.
            </li>
            <li>Bedrock AgentCore needs allowed clients. Allowed audiences would refuse every token.</li>
            <li>
              Application Load Balancer, Envoy and Istio compare <Code>client_id</Code> like any other claim.
            </li>
          </Points>
        </>
      ),
    },
    {
      title: "Remove a scope",
      page: { label: "Resource servers", in: routes.resourceServers },
      body: (
        <>
          <p>
            Cognito lets you delete a scope that clients still have. They keep its name as a missing scope:
            tokens are issued without it, with no error. So remove it from the clients first.
          </p>
          <Steps>
            <li>
              On the resource server’s page, remove the scope. The next page lists the clients that use it.
            </li>
            <li>
              Remove it from these clients there. You can stop at any time, and restore it while you stay on
              the page. A client whose only scope it is, is skipped.
            </li>
            <li>
              Choose <Ui>Remove scope</Ui> and type its name. Tokens that were already issued keep the scope
              until they expire.
            </li>
          </Steps>
        </>
      ),
    },
    {
      title: "See who uses your API",
      page: { label: "App clients", in: routes.clients },
      body: (
        <p>
          The list of resource servers shows how many clients have a scope of each. The number leads to the
          list of these clients with their owner teams, which you can export. Cognito doesn’t report when a
          client was last used; AWS CloudTrail records token requests as <Code>Token_POST</Code>.
        </p>
      ),
    },
  ],
};
