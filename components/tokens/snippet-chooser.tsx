"use client";

import { type ReactNode, useState } from "react";
import { Segmented } from "@/components/ui/form/segmented";

type Choice = { readonly id: string; readonly title: string; readonly body: ReactNode };

type Group = { readonly title: string; readonly choices: readonly Choice[] };

type Side = {
  readonly id: string;
  readonly title: string;
  readonly about?: ReactNode;
  readonly groups: readonly Group[];
};

/** The snippets of one side at a time. All of them come with the page, so choosing costs nothing. */
export function SnippetChooser({ sides }: { sides: readonly [Side, ...Side[]] }) {
  const [id, setId] = useState(sides[0].id);
  const side = sides.find((it) => it.id === id) ?? sides[0];
  return (
    <>
      <Segmented
        legend="What the code is for"
        name="side"
        options={sides.map((it) => ({ value: it.id, label: it.title }))}
        value={side.id}
        onChoose={setId}
      />
      {side.about}
      <SnippetList key={side.id} groups={side.groups} />
    </>
  );
}

/** One of many snippets at a time. */
function SnippetList({ groups }: { groups: readonly Group[] }) {
  const all = groups.flatMap(({ choices }) => choices);
  const [chosen, setChosen] = useState(all[0]?.id);
  return (
    <div className="grid gap-6 md:grid-cols-[11rem_minmax(0,1fr)]">
      <div className="flex flex-col gap-4">
        {groups.map(({ title, choices }) => (
          <fieldset key={title} className="min-w-0">
            <legend className="text-small font-medium text-ink-muted">{title}</legend>
            <div className="mt-1 flex flex-wrap gap-1 md:flex-col">
              {choices.map(({ id, title: name }) => (
                <label
                  key={id}
                  className="relative inline-flex min-h-8 items-center rounded-control border border-line px-2 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent-text forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText] forced-colors:has-checked:forced-color-adjust-none has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus md:border-transparent"
                >
                  <input
                    type="radio"
                    name="snippet"
                    className="absolute inset-0 size-full appearance-none rounded-control outline-none"
                    checked={id === chosen}
                    onChange={() => setChosen(id)}
                  />
                  {name}
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <div className="min-w-0">{all.find(({ id }) => id === chosen)?.body}</div>
    </div>
  );
}
