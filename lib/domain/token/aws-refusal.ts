import { because, type Explanation, type PoolState, suspendedHere } from "@/lib/domain/token/cause";
import { mistakeInWords } from "@/lib/domain/token/pasted-secret";
import type { AwsFault } from "@/lib/domain/token/reading/aws-fault";
import type { Reading } from "@/lib/domain/token/reading/reading";
import { scopeFinder } from "@/lib/domain/token/scope-refusal";

/** The cause of an error that Cognito’s management API, or a tool that calls it, gave. */
export function explainAws(
  fault: AwsFault,
  { scopes, error, denied }: Reading,
  state: PoolState,
): Explanation {
  if (fault === "scope-missing") return missingScope(scopes[0], state);
  // A suspension takes the flow of GetClientToken from the client.
  if (fault === "token-flow-missing" && state.suspended) return suspendedHere(state.suspended);
  // The console itself called GetClientToken with what was pasted.
  if (fault === "wrong-secret" && state.pasted !== null && state.pasted !== "unseen")
    return because("not-the-secret", ...mistakeInWords(state.pasted));
  const [title, text] = fault === "denied" && denied ? lacking(denied) : words[fault];
  return because(`aws-${fault}`, title, `${error ? `Cognito’s API answered ${error.value}. ` : ""}${text}`);
}

const lacking = ({ action, resource }: { action: string; resource: string }): readonly [string, string] => [
  `AWS denied ${action}`,
  `The role or user of the call lacks it: allow ${action} on ${resource}, or remove the policy that denies it. This has nothing to do with the client’s secret.`,
];

function missingScope(scope: string | undefined, state: PoolState): Explanation {
  const known = scope === undefined ? undefined : scopeFinder(state)(scope);
  const title =
    scope === undefined ? "No resource server has this scope" : `No resource server has the scope ${scope}`;
  if (scope !== undefined && known === scope)
    return because(
      "aws-scope-missing",
      `${scope} exists in this pool now`,
      "The call was for another pool, or came before the resource server was created. Run it again. In Terraform, refer to the resource server’s scope_identifiers, so that it is created first.",
    );
  return because(
    "aws-scope-missing",
    title,
    [
      known === undefined
        ? "Create the resource server with this scope first, then the client."
        : `Use its full name, ${known}.`,
      scope?.includes("/") === false
        ? `A scope’s full name is the identifier of its resource server, a slash and the name: <identifier>/${scope}.`
        : "The part before the last slash must be the identifier of the resource server, not its name.",
      "In Terraform, refer to aws_cognito_resource_server.<name>.scope_identifiers; in the CDK, pass OAuthScope.resourceServer or add a dependency, so that the resource server is created first.",
    ].join(" "),
  );
}

const words: Record<Exclude<AwsFault, "scope-missing">, readonly [title: string, text: string]> = {
  flow: [
    "The OAuth flows of the client don’t go together",
    "client_credentials must be the only flow of a client, the client needs a secret (GenerateSecret), and its scopes must be scopes of resource servers: not openid, email, phone, profile or aws.cognito.signin.user.admin.",
  ],
  parameter: [
    "A value in the call is not allowed",
    "The message names it. Frequent ones: a client with OAuth needs at least one flow and one scope; a token is valid from 5 minutes to 24 hours, and a unit needs its value; a name has letters, digits, spaces and + = , . @ - _ only; a domain has no part aws, amazon or cognito.",
  ],
  exists: [
    "This already exists",
    "A domain prefix is unique in its Region over all AWS accounts, and a pool has one prefix domain; an identifier of a resource server is unique in its pool. Choose another one, or import the one that exists.",
  ],
  limit: [
    "A limit of Cognito is reached",
    "A client has at most two secrets and 50 scopes, a resource server 100 scopes, a pool 25 resource servers and 1,000 clients unless AWS raised it. For a third secret, delete one first; for pool limits, ask AWS to raise the quota.",
  ],
  throttled: [
    "Cognito’s API is throttling",
    "Changes and reads of clients are limited to 15 a second for the account, and to 5 a second for each operation and pool. Wait, then try again with fewer calls at once. In Terraform, use -parallelism=1.",
  ],
  "not-found": [
    "Cognito has no such object in this pool",
    "The client, resource server or pool was deleted, or the call went to another pool, account or Region. Compare the IDs. If Terraform still knows it, run terraform plan -refresh-only to see what was deleted.",
  ],
  "wrong-secret": [
    "GetClientToken got a wrong client ID or secret",
    "The secret was deleted, belongs to another client or environment, or has a character too many. Add a new secret if it’s lost.",
  ],
  "token-flow-missing": [
    "The client’s flows don’t fit GetClientToken",
    "GetClientToken needs a client with a secret and the flow ALLOW_CLIENT_TOKEN_AUTH, without flows for user sign-in. Just after a change, Cognito may not know the flow yet: wait a minute.",
  ],
  denied: [
    "AWS denied the call",
    "The role or user of the call needs the cognito-idp action on the pool’s ARN, or a policy denies it. The message names the role, the action and the resource.",
  ],
  "not-authorized": [
    "Cognito refused the call as not authorized",
    "NotAuthorizedException comes from calls about users and tokens: a wrong password or secret hash, a token that expired or lacks a scope for users, or a pool that doesn’t allow the call. M2M tokens can’t call the API for users. For missing AWS permissions, Cognito answers AccessDeniedException.",
  ],
  credentials: [
    "AWS did not accept the credentials of the call",
    "The tool found no AWS credentials, or they expired or are wrong. Sign in again (aws sso login), or set the profile or role. A wrong clock makes signatures invalid too. This has nothing to do with the client’s secret.",
  ],
  "at-once": [
    "Another change of this client was under way",
    "Cognito makes one change of a client at a time. Try again. In Terraform, this comes from several resources that change the same client: use -parallelism=1 or a dependency.",
  ],
  replica: [
    "This operation is not enabled for the pool in this Region",
    "The pool in this Region is a read-only replica, or its configuration excludes the operation. Make the call in the primary Region.",
  ],
  "private-link": [
    "The pool refuses calls through PrivateLink",
    "A pool with a domain or managed login can’t be used through an interface endpoint. Call Cognito’s public endpoint, or use a pool without a domain and GetClientToken.",
  ],
  tier: [
    "The pool’s feature plan does not include this",
    "Change the plan of the pool to Essentials or Plus, or leave the setting out.",
  ],
  region: [
    "The tool has no AWS Region",
    "Nothing was sent. Set AWS_REGION, the profile’s region or --region to the Region of the pool: the part of the pool’s ID before the underscore.",
  ],
  other: [
    "Cognito’s management API refused a call",
    "The message names the reason. It has nothing to do with token requests: a tool that creates, reads or changes clients made the call.",
  ],
  failed: [
    "Cognito’s API failed",
    "This is an error inside AWS. Check whether the change was made, then try again.",
  ],
};
