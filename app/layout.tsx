import "./globals.css";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { connection } from "next/server";
import { CONTENT_ID } from "@/components/shell/page-content";
import { settingAttributes } from "@/components/ui/setting/browser-setting";
import { Tips } from "@/components/ui/tips";

export const metadata: Metadata = {
  title: { default: "Clientele", template: "%s · Clientele" },
  description: "A self-service console for Amazon Cognito machine-to-machine app clients.",
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false, date: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

/** The document around every page: language, theme, fonts, nonce, skip link. It is no access check. */
export default async function RootLayout({ children }: LayoutProps<"/">) {
  // A nonce is good for one request, so nothing may be rendered ahead of it.
  await connection();
  const nonce = (await headers()).get("x-nonce") ?? "";
  const kept = await cookies();

  return (
    <html
      lang="en"
      {...settingAttributes((name) => kept.get(name)?.value)}
      data-made-at={Date.now()}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
    >
      <head>
        <script async src="/reload-once.js" nonce={nonce} />
      </head>
      <body>
        <CSPProvider nonce={nonce}>
          <a
            href={`#${CONTENT_ID}`}
            className="fixed top-2 left-2 z-50 -translate-y-16 rounded-control bg-accent px-3 py-2 font-medium text-accent-ink focus:translate-y-0"
          >
            Skip to content
          </a>
          {children}
          <Tips />
        </CSPProvider>
      </body>
    </html>
  );
}
