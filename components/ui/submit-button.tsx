"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "@/components/ui/button";

type Props = Omit<ComponentProps<typeof Button>, "type" | "pending">;

/** The button that sends the form around it, and shows that the form is under way. Primary unless told otherwise. */
export function SubmitButton({ variant = "primary", ...rest }: Props) {
  const { pending } = useFormStatus();
  return <Button {...rest} variant={variant} type="submit" pending={pending} />;
}
