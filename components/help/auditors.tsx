import type { HelpPage } from "@/components/help/help-page";
import { Code, HelpTable, Points, Steps, Ui } from "@/components/help/help-text";
import { TextLink } from "@/components/ui/text-link";
import { groupOf, roles } from "@/lib/domain/access/roles";
import { ROLES_FRESH_FOR, SESSION } from "@/lib/domain/access/session";
import { EVIDENCE_DAYS } from "@/lib/domain/evidence/pack";
import { rules } from "@/lib/domain/finding/judge";
import { type Permission, reachOf } from "@/lib/domain/policy";
import { routes } from "@/lib/domain/routes";
import { USUAL_MAX_DAYS } from "@/lib/domain/secret/secret";

/** Help for the people who check what was done, and by whom. */
export const auditors: HelpPage = {
  title: "Auditors",
  summary:
    "Ask about all clients, read and export findings and the audit trail, and see what each role may do.",
  sections: () => [
    {
      title: "What the audit trail records",
      body: (
        <>
          <p>
            Every change made with Clientele, every refused attempt, every token request and every exported
            file. A change is recorded before it is made: if the trail can’t be written, nothing is changed.
            The trail never contains a secret or a token.
          </p>
          <p>
            Changes made elsewhere, such as in the AWS console, appear as <Code>changed outside</Code> when
            Clientele detects them. Cognito doesn’t say who made them; look that up in AWS CloudTrail.
          </p>
        </>
      ),
    },
    {
      title: "What an entry holds",
      body: (
        <p>
          Who (email, role, session, source address), when (UTC), what (action, object, input), the state
          before and after, the outcome, and the ID of the AWS request. A source address is marked as
          unverified if it comes from a header that a proxy of yours didn’t set.
        </p>
      ),
    },
    {
      title: "Find entries",
      body: (
        <p>
          Filter by person, client, pool, action, outcome and day (UTC). The address holds the filters, so you
          can send it to others. A client’s own history is on its page under Activity. People whose roles are
          for single environments see only the entries of those environments.
        </p>
      ),
    },
    {
      title: "All clients",
      body: (
        <>
          <p>
            <TextLink href={routes.allClients}>All app clients</TextLink> is one list over all environments
            that you can see. It answers from what Clientele remembers, without a call to Cognito, and names a
            pool that it can’t read. <Ui>Export CSV</Ui> and <Ui>Export JSON</Ui> save every client that fits,
            with its environment and pool; a file that lacks something says so in its name and at its end.
          </p>
          <p>
            The search box finds names, IDs, owners, scopes and resource servers, and understands questions,
            here and in the list of one environment. Press Enter, and a question becomes filters that you can
            change.
          </p>
          <HelpTable
            label="Questions"
            columns={["About", "Such as"]}
            rows={[
              ["Access", "who can call payments/refund in prod; what can billing-export do"],
              ["Changes", "changed this week; created in the last 30 days"],
              ["Secrets", "secrets older than 180 days; not rotated for a year; two secrets; overdue"],
              ["Owners", "no owner; owned by team-orders; my clients in dev or staging"],
              ["State", "suspended; oauth off; missing scopes; tokens longer than an hour"],
            ]}
          />
          <p>
            If a word isn’t understood, nothing is listed, and the page says which word it is and what it
            understood. Put words in quotes to look for them as text. Of several values of one filter, one is
            enough; a client has to fit every filter.
          </p>
        </>
      ),
    },
    {
      title: "Findings",
      body: (
        <>
          <p>
            The page <TextLink href={routes.findings}>Findings</TextLink> lists what{" "}
            {Object.keys(rules).length} rules find in all environments that you can see, such as old secrets,
            clients without an owner and open registration. Each names its evidence, what to do, and the
            published control that it stands for. The rules judge what Clientele remembers: opening the page
            makes no call to Cognito, and it names a pool that it can’t judge whole.
          </p>
          <Points>
            <li>
              An admin can waive a finding for up to a year, with a reason. Everyone sees the waiver, the
              audit trail records it, and the finding comes back when it ends.
            </li>
            <li>
              <Ui>Export CSV</Ui> and <Ui>Export JSON</Ui> save the findings that fit the filters. The name of
              an incomplete file says so.
            </li>
            <li>
              Clientele counts the open findings of each day (UTC). The page and the overview compare them
              with 30 days ago, or with the first day that was counted.
            </li>
            <li>
              The limit to the age of a secret is <Code>SECRET_MAX_AGE_DAYS</Code>, or {USUAL_MAX_DAYS} days
              without it.
            </li>
          </Points>
        </>
      ),
    },
    {
      title: "Runs",
      body: (
        <>
          <p>
            A <TextLink href={routes.runs}>run</TextLink> changes many clients in one go. Its draft, start,
            stop and retry are entries, and so is the change of each client, with the two entries of a single
            change. Their input names the run (<Code>run</Code>). They have no source address, because no
            request made them: that of the person is in the entry of the start.
          </p>
          <Points>
            <li>
              A run acts with the rights of the person who ordered it, as they were last confirmed, at most 8
              hours ago. A lost team or role fails the client or stops the run, with the reason.
            </li>
            <li>
              <Ui>Export CSV</Ui> and <Ui>Export JSON</Ui> on its page save what became of each client in the
              environments that you can see. Reports are kept for 400 days, the audit trail for good.
            </li>
          </Points>
        </>
      ),
    },
    {
      title: "Verify the trail",
      body: (
        <>
          <p>
            Each entry contains the hash of the one before, so an edited, removed or reordered entry breaks
            the chain.
          </p>
          <Steps>
            <li>
              On the page Audit, choose <Ui>Verify integrity</Ui>. It names the first invalid row, or shows a
              checkpoint: the number and the hash of the last row.
            </li>
            <li>
              Store the checkpoint where the owner of the database can’t change it. A later verification with
              it proves that nothing was rewritten or cut off.
            </li>
            <li>
              With access to the database, <Code>npm run audit -- verify --anchor CHECKPOINT</Code> does the
              same without the console. Add <Code>--file</Code> to verify an export as JSON lines.
            </li>
          </Steps>
        </>
      ),
    },
    {
      title: "Export the trail",
      body: (
        <p>
          <Ui>Export CSV</Ui> is for spreadsheets, <Ui>Export JSON lines</Ui> for other programs and for
          verification. Both contain what the filters match and what you may see. An export is an entry
          itself.
        </p>
      ),
    },
    {
      title: "Evidence pack",
      body: (
        <>
          <p>
            <Ui>Download evidence pack</Ui>, on the pages <TextLink href={routes.audit}>Audit</TextLink> and{" "}
            <TextLink href={routes.findings}>Findings</TextLink>, saves one ZIP file of all environments that
            you can see: clients with owners, scopes, the ages of secrets, findings, waivers, and the last{" "}
            {EVIDENCE_DAYS} days of the audit trail. It contains no secret. The same data gives the same file,
            but for ages in days, and <Code>manifest.json</Code> says what is missing.
          </p>
          <Steps>
            <li>
              Save the public key from <Code>{routes.evidenceKey}</Code> of this console once, and keep it
              apart from the packs.
            </li>
            <li>
              With the project, <Code>npm run audit -- verify --pack FILE --key public-key.pem</Code> verifies
              the signature, every file, and every row of the audit trail, offline.
            </li>
            <li>
              Without it, unpack the file and run{" "}
              <Code>
                openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in SHA256SUMS -sigfile
                SHA256SUMS.sig
              </Code>
              , then <Code>sha256sum -c SHA256SUMS</Code>.
            </li>
          </Steps>
        </>
      ),
    },
    {
      title: "What each role may do",
      body: (
        <>
          <p>
            Roles come from the groups of the sign-in service: <Code>{groupOf("viewer")}</Code>,{" "}
            <Code>{groupOf("operator")}</Code> and <Code>{groupOf("admin")}</Code> for all environments, or{" "}
            <Code>{groupOf("operator", "dev")}</Code> for one. Clientele can’t give anybody a role.
          </p>
          <HelpTable
            label="Rights by role"
            columns={["Right", "Viewer", "Operator", "Admin"]}
            rows={rights.map(([permission, name]) => [
              name,
              ...roles.map((role) => reach[reachOf(role, permission)]),
            ])}
          />
          <Points>
            <li>
              A role that was taken away ends for changes within {ROLES_FRESH_FOR.writesMs / 1_000} seconds,
              and for reading within {ROLES_FRESH_FOR.readsMs / 60_000} minutes.
            </li>
            <li>
              A session ends {SESSION.hours} hours after the sign-in, and after {SESSION.idleMinutes} minutes
              without input.
            </li>
            <li>No role can read a secret: it is shown once, to the person who creates it.</li>
          </Points>
        </>
      ),
    },
  ],
};

const reach = { everything: "Yes", "own teams": "Own teams", nothing: "No" };

const rights: readonly (readonly [Permission, string])[] = [
  ["read", "See clients, resource servers and the audit trail; export them; check tokens"],
  ["keep views", "Save own views of the list"],
  ["create client", "Create clients"],
  ["edit client", "Edit clients"],
  ["edit owner", "Change the owner of a client"],
  ["rotate secret", "Rotate secrets, delete leaked ones"],
  ["test token", "Request a token to test it"],
  ["suspend client", "Suspend and resume clients"],
  ["delete client", "Delete clients"],
  ["edit resource server", "Create and edit resource servers"],
  ["delete resource server", "Delete resource servers"],
  ["set scope policy", "Decide who can grant scopes"],
  ["waive finding", "Waive findings, and end waivers"],
];
