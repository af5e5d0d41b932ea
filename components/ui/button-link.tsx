import type { ComponentProps } from "react";
import { AppLink } from "@/components/ui/app-link";
import { type ButtonSize, type ButtonVariant, buttonLook } from "@/components/ui/button-look";

type Props = ComponentProps<typeof AppLink> & {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
};

/** A link that looks like a button: it goes somewhere, where `Button` does something. */
export function ButtonLink({ variant = "secondary", size = "body", className = "", ...rest }: Props) {
  return <AppLink {...rest} className={`${buttonLook(variant, size)} ${className}`} />;
}
