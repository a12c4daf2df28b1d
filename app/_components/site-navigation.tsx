"use client";

import { usePathname } from "next/navigation";

const places = [
  { href: "/", name: "Overview", under: ["/pillars", "/responsibilities"] },
  { href: "/controls", name: "Controls", under: ["/resources"] },
  { href: "/findings", name: "Findings", under: [] },
  { href: "/standards", name: "Standards", under: [] },
  { href: "/evidence", name: "Evidence", under: [] },
  { href: "/acceptable-use", name: "Acceptable use", under: [] },
  { href: "/packs", name: "Packs", under: [] },
  { href: "/coverage", name: "Coverage", under: ["/connection"] },
  { href: "/catalogue", name: "Catalogue", under: [] },
] as const;

/**
 * The way round. A client component for one reason: a layout is not told which page it stands on. It
 * is rendered on the server like everything else and works without a script.
 */
export function SiteNavigation() {
  const path = usePathname();
  return (
    <nav
      aria-label="Pages"
      className="order-last basis-full xl:order-none xl:basis-auto print:hidden"
    >
      <ul className="flex flex-wrap gap-x-4 text-sm tracking-[-0.01em] sm:text-base sm:tracking-normal 2xl:gap-x-5">
        {places.map((place) => {
          const here = isHere(place, path);
          return (
            <li key={place.href}>
              <a
                aria-current={here ? "page" : undefined}
                className={`flex min-h-8 items-center whitespace-nowrap border-b-2 pt-0.5 sm:min-h-9 xl:min-h-13 ${
                  here ? "border-brand text-ink" : "border-transparent text-mute hover:text-ink"
                }`}
                href={place.href}
              >
                {place.name}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function isHere(place: (typeof places)[number], path: string): boolean {
  if (place.href === "/") {
    return path === "/" || place.under.some((prefix) => path.startsWith(prefix));
  }
  return [place.href, ...place.under].some(
    (prefix) => path === prefix || path.startsWith(`${prefix}/`),
  );
}
