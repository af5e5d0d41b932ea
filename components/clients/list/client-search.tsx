"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { AddressForm } from "@/components/ui/form/address-form";
import { SearchField } from "@/components/ui/form/search-field";
import { LONGEST_SEARCH } from "@/lib/domain/list/url";

const PAUSE_MS = 200;

type Props = {
  action: string;
  text: string;
  /** The other names and values of the URL, which stay. */
  kept: readonly (readonly [name: string, value: string])[];
  /** The list with the filters that the text was understood as; null where it is no question. */
  filtersHref: string | null;
  /** Questions to choose from while typing. */
  suggestions: readonly string[];
};

/**
 * The search box: part of a name, an id or a scope, or a question. The URL follows the typing after a short pause; the
 * box follows the URL when something else has changed it. Enter turns a question into its filters.
 */
export function ClientSearch({ action, text, kept, filtersHref, suggestions }: Props) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** The text of the URL that the box shows, and the texts that the box has sent and the URL does not have yet. */
  const followed = useRef(text);
  const sent = useRef<readonly string[]>([]);
  /** The question for which Enter was pressed before its answer was there. */
  const entered = useRef<string | null>(null);
  const listId = useId();

  // The box keeps its own text, so that nothing typed before hydration or during a request is lost.
  useEffect(() => {
    if (followed.current === text) return;
    followed.current = text;
    const own = sent.current.indexOf(text);
    sent.current = own === -1 ? [] : sent.current.slice(own + 1);
    if (own !== -1 || !box.current) return;
    clearTimeout(timer.current);
    box.current.value = text;
  }, [text]);

  useEffect(() => {
    if (entered.current !== text) return;
    entered.current = null;
    if (filtersHref !== null && box.current?.value === text) router.replace(filtersHref, { scroll: false });
  }, [text, filtersHref, router]);

  useEffect(() => () => clearTimeout(timer.current), []);

  function search() {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => form.current?.requestSubmit(), PAUSE_MS);
  }

  function noteSent() {
    clearTimeout(timer.current);
    const typed = box.current?.value ?? "";
    if (typed !== (sent.current.at(-1) ?? followed.current)) sent.current = [...sent.current, typed];
  }

  function enter(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Enter") return;
    const typed = event.currentTarget.value;
    if (typed !== text) entered.current = typed;
    else if (filtersHref !== null) {
      event.preventDefault();
      router.replace(filtersHref, { scroll: false });
    }
  }

  return (
    <AddressForm
      ref={form}
      page={action}
      replace
      role="search"
      onSent={noteSent}
      className="w-full sm:max-w-110 sm:min-w-48 sm:flex-1"
    >
      <SearchField
        ref={box}
        label="Search clients"
        name="q"
        placeholder="Search or ask: no owner, changed this week"
        defaultValue={text}
        maxLength={LONGEST_SEARCH}
        onChange={search}
        onKeyDown={enter}
        list={listId}
      />
      <datalist id={listId}>
        {suggestions.map((question) => (
          <option key={question} value={question} />
        ))}
      </datalist>
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
    </AddressForm>
  );
}
