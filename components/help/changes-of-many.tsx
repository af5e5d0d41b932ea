import type { HelpSection } from "@/components/help/help-page";
import { Points, Ui } from "@/components/help/help-text";
import { TextLink } from "@/components/ui/text-link";
import { routes } from "@/lib/domain/routes";

/** How runs change many clients at once. */
export const changesOfMany: HelpSection = {
  title: "Change many clients",
  body: (
    <>
      <p>
        Select clients in the list of an environment or of all, or everything that a search finds, and choose
        a change. Clientele saves it as a <TextLink href={routes.runs}>run</TextLink> and first shows a dry
        run: what would change in each client, which are skipped and why, and how long it takes at the pool’s
        rate. Nothing is changed until you start it. A dry run that isn’t started is deleted after a day.
      </p>
      <Points>
        <li>
          Each client is changed as on its own page, with the same checks and entries in the audit trail. A
          client that was changed after the dry run is left as it is.
        </li>
        <li>
          A run waits for the calls of people, pauses while AWS refuses the console, and goes on after a
          restart of Clientele. No client is changed twice.
        </li>
        <li>
          It needs your rights as confirmed within the last 8 hours. If they are older, it waits until you
          sign in.
        </li>
        <li>
          <Ui>Stop</Ui> lets the few changes under way end and begins no other. You can start the rest again,
          and retry clients that failed.
        </li>
      </Points>
    </>
  ),
};
