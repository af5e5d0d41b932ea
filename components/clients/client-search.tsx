"use client";

import Form from "next/form";
import { useRef } from "react";
import { SearchField } from "@/components/ui/search-field";

const PAUSE_MS = 200;

/** The search box: part of a name or an id. The answer is in the URL; it follows the typing after a short pause. */
export function ClientSearch({
  action,
  text,
  isM2mOnly,
}: {
  action: string;
  text: string;
  isM2mOnly: boolean;
}) {
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function search() {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => form.current?.requestSubmit(), PAUSE_MS);
  }

  return (
    <Form ref={form} action={action} replace scroll={false} role="search" className="w-full sm:w-80">
      <SearchField label="Search clients" name="q" defaultValue={text} maxLength={128} onChange={search} />
      {isM2mOnly ? null : <input type="hidden" name="kind" value="all" />}
    </Form>
  );
}
