import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { AttemptBanner } from "./_components/attempt-banner.tsx";
import { Drawings } from "./_components/drawings.tsx";
import { MappingTrouble } from "./_components/mapping-trouble.tsx";
import { PrintFoot } from "./_components/print-foot.tsx";
import { SampleBanner } from "./_components/sample-banner.tsx";
import { SiteFooter } from "./_components/site-footer.tsx";
import { SiteHeader } from "./_components/site-header.tsx";
import { Keyboard } from "./_lists/keyboard.tsx";
import { SoftLinks } from "./_lists/soft-links.tsx";
import { Shortcuts } from "./_palette/shortcuts.tsx";
import { currentAttempt, currentPosture, requestedAt } from "./_posture/posture-door.ts";
import { readPreferences } from "./preferences/preferences.ts";
import "./globals.css";

/** Every page is made when it is asked for: the posture changes, and each answer has its own nonce. */
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: "Demarc", template: "%s · Demarc" },
  description: "Whose job each thing is, how well it is done, and what could not be seen.",
  robots: { index: false, follow: false },
};

/** The bar of a phone's browser, in the colour of the header. */
const barColours = { light: "#fffdfa", dark: "#15191c" } as const;

export async function generateViewport(): Promise<Viewport> {
  const { theme } = await readPreferences();
  return {
    width: "device-width",
    initialScale: 1,
    themeColor:
      theme === "system"
        ? [
            { media: "(prefers-color-scheme: light)", color: barColours.light },
            { media: "(prefers-color-scheme: dark)", color: barColours.dark },
          ]
        : barColours[theme],
  };
}

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [view, attempt, { theme, keys }] = await Promise.all([
    currentPosture(),
    currentAttempt(),
    readPreferences(),
  ]);
  const posture = view.kind === "posture" ? view.posture : null;
  return (
    <html
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      data-keys={keys ? undefined : "off"}
      data-theme={theme === "system" ? undefined : theme}
      lang="en"
    >
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
        <SiteFooter now={requestedAt()} posture={posture} theme={theme} />
        {posture && <PrintFoot posture={posture} />}
        <Keyboard />
        <SoftLinks />
        <Shortcuts />
      </body>
    </html>
  );
}
