import { ConsoleFrame } from "@/app/console-frame";
import { openPool } from "@/lib/auth/open-pool";

/** The frame of one pool. It is no access check: each page, action and route opens the pool by itself. */
export default async function PoolLayout({ params, children }: LayoutProps<"/pools/[poolId]">) {
  const { id, person } = await openPool((await params).poolId);
  return (
    <ConsoleFrame person={person} poolId={id}>
      {children}
    </ConsoleFrame>
  );
}
