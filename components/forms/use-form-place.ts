import { useEffect, useRef, useState } from "react";

/**
 * A form that takes the place of facts, whole and in sight, and the focus with it: into its first field, and back to the
 * button that opened it. Give `opener` to that button and `form` to the form. The form is also there while something is
 * typed (`isBegun`): a page that was reloaded shows it and leaves the focus where it is.
 */
export function useFormPlace(isBegun: boolean) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const goesTo = useRef<"form" | "opener" | null>(null);
  const isForm = isOpen || isBegun;

  useEffect(() => {
    const place = goesTo.current;
    goesTo.current = null;
    if (isForm && place === "form") {
      form.current?.querySelector<HTMLElement>("input:not([type=hidden]), select")?.focus();
      form.current?.scrollIntoView({ block: "nearest" });
    }
    if (!isForm && place === "opener") opener.current?.focus();
  }, [isForm]);

  const turn = (to: "form" | "opener") => () => {
    goesTo.current = to;
    setOpen(to === "form");
  };
  return { isForm, opener, form, open: turn("form"), close: turn("opener") };
}
