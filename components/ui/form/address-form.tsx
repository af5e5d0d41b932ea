"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { Form } from "@/components/ui/form/form";

type Props = Omit<ComponentProps<typeof Form>, "onSubmit" | "objection"> & {
  /** The page that the fields are written to. */
  page: string;
  /** Whether the new address replaces the current entry of the history. */
  replace?: boolean;
  /** Called before the address changes. */
  onSent?: (form: HTMLFormElement) => void;
};

/** A form of filters. The router writes its fields into the query of a page's address. */
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
