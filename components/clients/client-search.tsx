"use client";

import Form from "next/form";
import { useRef } from "react";
import { SearchField } from "@/components/ui/search-field";

const PAUSE_MS = 200;

type Props = {
  action: string;
  text: string;
  /** What the URL holds besides: it stays. */
  kept: Readonly<Record<string, string>>;
};

/** The search box: part of a name or an id. The answer is in the URL; it follows the typing after a short pause. */
export function ClientSearch({ action, text, kept }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function search() {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => form.current?.requestSubmit(), PAUSE_MS);
  }

  return (
    <Form ref={form} action={action} replace scroll={false} role="search" className="w-full sm:w-80">
      <SearchField label="Search clients" name="q" defaultValue={text} maxLength={128} onChange={search} />
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </Form>
  );
}
