import { poolTitle } from "@/app/titles";
import { LastChecks } from "@/components/doctor/last-checks";
import { AssignOwners } from "@/components/setup/assign-owners";
import { GroupCounts } from "@/components/setup/group-counts";
import { StepCard } from "@/components/setup/step-card";
import { UnreadNotice } from "@/components/shell/unread-notice";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { lastReport } from "@/lib/acts/doctor/report";
import { ownerlessClients, ungrantedServers } from "@/lib/acts/setup/ownerless";
import { whyNoDoctor } from "@/lib/auth/doctor-door";
import { openPool } from "@/lib/auth/open-pool";
import { poolShown } from "@/lib/domain/access/roles";
import { groupsInUse } from "@/lib/domain/access/setup";
import { problemsIn } from "@/lib/domain/doctor/finding";
import { progressInWords } from "@/lib/domain/list/progress-words";
import { may, whyNot } from "@/lib/domain/policy";
import { routes } from "@/lib/domain/routes";
import { groupsOfPeople } from "@/lib/store/sessions";

export const generateMetadata = poolTitle("Setup");

export default async function SetupPage({ params }: PageProps<"/pools/[environment]/setup">) {
  const pool = await openPool((await params).environment);
  const header = (
    <PageHeader title="Setup">
      What this pool needs before teams can work with its clients themselves. Nothing changes until you assign
      it.
    </PageHeader>
  );
  if (!may(pool.person, "set scope policy", pool.environment))
    return (
      <>
        {header}
        <Notice tone="info" title={whyNot("set scope policy")} />
      </>
    );
  const [servers, clients, people] = await Promise.all([
    ungrantedServers(pool),
    ownerlessClients(pool),
    groupsOfPeople(),
  ]);
  const groups = people.ok ? groupsInUse(people.value, pool.environment) : null;
  const isDoctorOpen = whyNoDoctor(pool.person) === null;
  const report = isDoctorOpen ? lastReport() : null;
  const loading = clients.ok ? progressInWords(clients.value.progress) : null;
  return (
    <>
      {header}
      <StepCard
        title="Resource servers without an owner"
        hint="Only admins can grant the scopes of these resource servers."
        open={servers.ok ? servers.value.length : null}
      >
        {servers.ok ? (
          <div className="flex flex-col items-start gap-3">
            {servers.value.length === 0 ? (
              <p>Every resource server has an owner team or self-service scopes.</p>
            ) : (
              <ul className="flex flex-wrap gap-x-4 gap-y-1">
                {servers.value.map(({ identifier, name }) => (
                  <li key={identifier} className="wrap-anywhere">
                    <TextLink href={routes.resourceServer(pool, identifier)}>{name}</TextLink>
                  </li>
                ))}
              </ul>
            )}
            <ButtonLink href={routes.serverOwners(pool)}>Assign owners of resource servers</ButtonLink>
          </div>
        ) : (
          <UnreadNotice problem={servers.problem} />
        )}
      </StepCard>
      <StepCard
        title="App clients without an owner"
        hint="Only admins can change these M2M clients. Operators change the clients of their own teams."
        open={clients.ok && loading === null ? clients.value.clients.length : null}
      >
        {clients.ok ? (
          <div className="flex flex-col gap-3">
            {loading === null ? null : (
              <Notice tone="warn" title="This list may be incomplete">
                {loading}
              </Notice>
            )}
            {clients.value.clients.length === 0 && loading === null ? (
              <p>Every M2M client has an owner.</p>
            ) : null}
            <AssignOwners
              pool={poolShown(pool)}
              clients={clients.value.clients}
              knownTeams={clients.value.teams}
            />
          </div>
        ) : (
          <UnreadNotice problem={clients.problem} />
        )}
      </StepCard>
      <StepCard
        title="People and groups"
        hint="From the sign-ins of the last 7 days. Add people to groups in your identity provider."
        open={null}
      >
        {groups === null ? (
          <p>The console’s database couldn’t be reached. Reload the page in a moment.</p>
        ) : (
          <div className="grid items-start gap-6 lg:grid-cols-2">
            <GroupCounts title="Groups with a role here" counts={groups.roles} />
            {groups.teams.length === 0 ? (
              <p>No team has signed in yet. A team is a group whose name begins with team-.</p>
            ) : (
              <GroupCounts title="Teams" counts={groups.teams} />
            )}
          </div>
        )}
      </StepCard>
      {isDoctorOpen ? (
        <StepCard
          title="Doctor"
          hint="Checks the settings, permissions and connections of the console."
          open={report === null ? null : problemsIn(report.findings)}
        >
          <div className="flex flex-col items-start gap-3">
            <p>
              <LastChecks report={report} />
            </p>
            <ButtonLink href={routes.doctor}>Open the doctor</ButtonLink>
          </div>
        </StepCard>
      ) : null}
    </>
  );
}
