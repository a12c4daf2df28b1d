import type { ComponentProps } from "react";

/**
 * A link within one list: with a script the rest of the page stays where it is, scroll and all; without
 * one it is a link like any other. A list has many, so it is a plain element: `SoftLinks` hears them all.
 */
export function SoftLink({
  href,
  ...rest
}: Omit<ComponentProps<"a">, "href"> & { readonly href: string }) {
  return <a data-soft="" href={href} {...rest} />;
}
