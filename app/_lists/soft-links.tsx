"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { softTarget } from "./soft-target.ts";

/**
 * Follows soft links without leaving the page: only what differs is fetched, and nothing scrolls. A client
 * component because only a script can; without one they are links like any other. One for all of a page,
 * because a component for each row cost more than the row.
 */
export function SoftLinks() {
  const router = useRouter();
  useEffect(() => {
    const hear = (event: MouseEvent) => {
      const href = softTarget(event);
      if (href === null) return;
      event.preventDefault();
      router.push(href, { scroll: false });
    };
    document.addEventListener("click", hear);
    return () => document.removeEventListener("click", hear);
  }, [router]);
  return null;
}
