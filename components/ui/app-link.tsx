import Link from "next/link";
import type { ComponentProps, MouseEvent } from "react";

type Props = Omit<ComponentProps<"a">, "href" | "onClick" | "onMouseEnter" | "onTouchStart"> & {
  href: string;
  prefetch?: boolean;
  onClick?: (event: MouseEvent<HTMLAnchorElement>) => void;
};

/**
 * A link inside the console. It takes any path as a string (`routes.ts` makes them) and does not prefetch unless told:
 * a table of sixty rows would otherwise render sixty pages nobody opens.
 */
export function AppLink({ href, prefetch = false, ...rest }: Props) {
  return <Link {...rest} href={partsOf(href)} prefetch={prefetch} />;
}

/** The parts of an address: typed routes accept those for a path that is only known at run time. */
function partsOf(href: string): { pathname: string; search: string; hash: string } {
  const [beforeHash = "", ...hash] = href.split("#");
  const [pathname = "", ...search] = beforeHash.split("?");
  return {
    pathname,
    search: search.length > 0 ? `?${search.join("?")}` : "",
    hash: hash.length > 0 ? `#${hash.join("#")}` : "",
  };
}
