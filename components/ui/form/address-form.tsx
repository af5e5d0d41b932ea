"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { Form } from "@/components/ui/form/form";

type Props = Omit<ComponentProps<typeof Form>, "onSubmit" | "objection"> & {
  /** The page that the fields are written to. */
  page: string;
  /** Whether the address takes the place of the one before in the history. */
  replace?: boolean;
  /** Told before the address changes. */
  onSent?: (form: HTMLFormElement) => void;
};

/** A form of filters: its fields become the query of a page's address, by the router alone. */
export function AddressForm({ page, replace = false, onSent, ...rest }: Props) {
  const router = useRouter();
  return (
    <Form
      {...rest}
      onSubmit={({ currentTarget }) => {
        onSent?.(currentTarget);
        const query = new URLSearchParams();
        for (const [name, value] of new FormData(currentTarget))
          if (typeof value === "string") query.append(name, value);
        router[replace ? "replace" : "push"](`${page}?${query}`, { scroll: false });
      }}
    />
  );
}
