"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** Leaves out, on one page, what the page itself shows larger. */
export function UnlessAt({
  path,
  children,
}: {
  readonly path: string;
  readonly children: ReactNode;
}) {
  return usePathname() === path ? null : children;
}
