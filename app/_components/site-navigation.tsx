"use client";

import { usePathname } from "next/navigation";
import { isAt, mainPlaces, morePlaces, type Place } from "../_links/places.ts";

/**
 * The way round, in one row. A client component for one reason: a layout is not told which page it
 * stands on. It is rendered on the server like everything else and works without a script.
 */
export function SiteNavigation() {
  const path = usePathname();
  const moreIsHere = morePlaces.some((place) => isAt(place, path));
  return (
    <nav
      aria-label="Pages"
      className="order-last hidden basis-full border-line border-t md:block xl:order-none xl:basis-auto xl:border-0 print:hidden"
    >
      <ul className="-mb-px flex gap-x-4 text-sm 2xl:text-base">
        {mainPlaces.map((place) => {
          const here = isAt(place, path);
          return (
            <li key={place.href}>
              <a aria-current={here ? "page" : undefined} className={inRow(here)} href={place.href}>
                {place.name}
              </a>
            </li>
          );
        })}
        <li>
          <button className={inRow(moreIsHere)} popoverTarget="more-places" type="button">
            More
            {moreIsHere && <span className="sr-only">, with this page</span>}
            <Down />
          </button>
          <div
            className="dropdown rounded-lg border border-line bg-card text-ink shadow-popover w-80 p-1.5"
            id="more-places"
            popover="auto"
          >
            <PlaceList path={path} places={morePlaces} />
          </div>
        </li>
      </ul>
    </nav>
  );
}

/** The same, two to a line: what a phone's menu holds. */
export function SitePlaces() {
  const path = usePathname();
  return (
    <nav aria-label="Pages">
      <ul className="grid grid-cols-2 gap-x-1">
        {[...mainPlaces, ...morePlaces].map((place) => {
          const here = isAt(place, path);
          return (
            <li key={place.href}>
              <a
                aria-current={here ? "page" : undefined}
                className={`flex min-h-10 items-center rounded-md border-l-2 px-3 hover:bg-well ${
                  here ? "border-brand bg-well font-medium" : "border-transparent"
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

function PlaceList({ places, path }: { readonly places: readonly Place[]; readonly path: string }) {
  return (
    <ul>
      {places.map((place) => {
        const here = isAt(place, path);
        return (
          <li key={place.href}>
            <a
              aria-current={here ? "page" : undefined}
              className={`block rounded-md border-l-2 px-3 py-1.5 hover:bg-well ${
                here ? "border-brand bg-well" : "border-transparent"
              }`}
              href={place.href}
            >
              <span className="font-medium">{place.name}</span>
              <span className="block text-mute text-xs">{place.holds}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

function inRow(here: boolean): string {
  return `flex min-h-9 items-center gap-1 whitespace-nowrap border-b-2 pt-0.5 xl:min-h-13 ${
    here ? "border-brand text-ink" : "border-transparent text-mute hover:text-ink"
  }`;
}

/** Says that something opens below. */
export function Down() {
  return (
    <svg aria-hidden="true" className="size-2.5 fill-none stroke-current" viewBox="0 0 10 10">
      <path d="M2 3.6 5 6.6 8 3.6" strokeLinecap="round" strokeLinejoin="round" strokeWidth="1.4" />
    </svg>
  );
}
