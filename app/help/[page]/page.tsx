import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConsoleFrame } from "@/app/console-frame";
import { HelpArticle } from "@/components/help/help-article";
import { helpPages } from "@/components/help/pages";
import { requirePerson } from "@/lib/auth/person";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { rotationSettings } from "@/lib/inventory/rotation-settings";

/** "App teams · Help" */
export async function generateMetadata({ params }: PageProps<"/help/[page]">): Promise<Metadata> {
  await requirePerson();
  const page = helpPages.get((await params).page);
  return { title: `${page?.title ?? "Not found"} · Help` };
}

export default async function HelpPage({ params }: PageProps<"/help/[page]">) {
  const person = await requirePerson();
  const name = (await params).page;
  const page = helpPages.get(name) ?? notFound();
  return (
    <ConsoleFrame person={person}>
      <HelpArticle
        title={page.title}
        summary={page.summary}
        sections={page.sections({ rotation: rotationSettings() })}
        pools={poolsOf(person).map(({ id, environment }) => ({ id, environment }))}
        others={[...helpPages].flatMap(([other, { title }]) =>
          other === name ? [] : [{ name: other, title }],
        )}
      />
    </ConsoleFrame>
  );
}
