import type { ComponentProps } from "react";
import { AppLink } from "@/components/ui/app-link";

/** A link within a sentence or a cell: accent-coloured, underlined on hover, always underlined inside a paragraph. */
export function TextLink({ className = "", ...rest }: ComponentProps<typeof AppLink>) {
  return <AppLink {...rest} className={`text-link ${className}`} />;
}
