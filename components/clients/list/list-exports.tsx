import { buttonLook } from "@/components/ui/button-look";
import type { ClientSearch } from "@/lib/domain/list/parse";
import { searchQuery } from "@/lib/domain/list/url";
import { routes } from "@/lib/domain/routes";

/** The list as it is filtered, as files. Plain links: what they lead to is a file, or the sentence why not. */
export function ListExports({ poolId, search }: { poolId: string; search: ClientSearch }) {
  const query = searchQuery({ ...search, page: 1 });
  return (
    <span className="flex flex-wrap gap-2">
      {(["csv", "json"] as const).map((format) => (
        <a
          key={format}
          href={routes.clientsExport(poolId, format, query)}
          className={buttonLook("quiet", "small")}
        >
          Export {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
