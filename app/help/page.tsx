import type { Metadata } from "next";
import { ConsoleFrame } from "@/app/console-frame";
import { HelpContents } from "@/components/help/help-contents";
import { helpPages } from "@/components/help/pages";
import { PageHeader } from "@/components/ui/page-header";
import { requirePerson } from "@/lib/auth/person";
import { rotationSettings } from "@/lib/inventory/rotation-settings";

export const metadata: Metadata = { title: "Help" };

export default async function HelpContentsPage() {
  const person = await requirePerson();
  const facts = { rotation: rotationSettings() };
  return (
    <ConsoleFrame person={person}>
      <PageHeader title="Help">
        Clientele manages the app clients that programs use to get access tokens from Amazon Cognito.
      </PageHeader>
      <HelpContents
        pages={[...helpPages].map(([name, { title, summary, sections }]) => ({
          name,
          title,
          summary,
          sections: sections(facts).map((section) => section.title),
        }))}
      />
    </ConsoleFrame>
  );
}
