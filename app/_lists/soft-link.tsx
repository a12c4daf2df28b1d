import Link from "next/link";
import type { ComponentProps } from "react";

/**
 * A link within one list: with a script the rest of the page stays where it is, scroll and all; without
 * one it is a link like any other. Nothing is fetched before it is asked for.
 */
export function SoftLink({
  href,
  ...rest
}: Omit<ComponentProps<typeof Link>, "href"> & { readonly href: string }) {
  return <Link href={href} prefetch={false} scroll={false} {...rest} />;
}
