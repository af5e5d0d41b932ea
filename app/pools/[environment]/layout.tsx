import { ConsoleFrame } from "@/app/console-frame";
import { openPool } from "@/lib/auth/open-pool";

/** The frame of one pool. It is no access check: each page, action and route opens the pool by itself. */
export default async function PoolLayout({ params, children }: LayoutProps<"/pools/[environment]">) {
  const pool = await openPool((await params).environment);
  return (
    <ConsoleFrame person={pool.person} pool={pool}>
      {children}
    </ConsoleFrame>
  );
}
