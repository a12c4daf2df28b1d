import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { AttemptBanner } from "./_components/attempt-banner.tsx";
import { Drawings } from "./_components/drawings.tsx";
import { MappingTrouble } from "./_components/mapping-trouble.tsx";
import { SampleBanner } from "./_components/sample-banner.tsx";
import { SiteFooter } from "./_components/site-footer.tsx";
import { SiteHeader } from "./_components/site-header.tsx";
import { KeyboardHelp } from "./_lists/keyboard-help.tsx";
import { currentAttempt, currentPosture, requestedAt } from "./_posture/posture-door.ts";
import "./globals.css";

/** Every page is made when it is asked for: the posture changes, and each answer has its own nonce. */
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: "Demarc", template: "%s · Demarc" },
  description: "Whose job each thing is, how well it is done, and what could not be seen.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fffdfa" },
    { media: "(prefers-color-scheme: dark)", color: "#15191c" },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [view, attempt] = await Promise.all([currentPosture(), currentAttempt()]);
  const posture = view.kind === "posture" ? view.posture : null;
  return (
    <html className={`${GeistSans.variable} ${GeistMono.variable}`} lang="en">
      <body>
        <a
          className="sr-only z-20 rounded-md bg-card px-4 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
          href="#content"
        >
          Skip to the content
        </a>
        <Drawings />
        {posture?.sample && <SampleBanner account={posture.account.id} />}
        <SiteHeader posture={posture} />
        <MappingTrouble />
        {posture && <AttemptBanner attempt={attempt} now={requestedAt()} posture={posture} />}
        <main className="mx-auto max-w-[1480px] px-4 pt-6 pb-14 sm:px-7" id="content" tabIndex={-1}>
          {children}
        </main>
        <SiteFooter now={requestedAt()} posture={posture} />
        <KeyboardHelp />
      </body>
    </html>
  );
}
