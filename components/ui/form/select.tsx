import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { controlLook } from "@/components/ui/form/control-look";

/** The browser's select with our arrow: the browser draws its own over the end of a long choice. `className` is its width. */
export function Select({ className = "", ...rest }: ComponentProps<"select">) {
  return (
    <span className={`relative inline-block ${className}`}>
      <select {...rest} className={`${controlLook} w-full appearance-none truncate pr-8`} />
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-muted"
      />
    </span>
  );
}
