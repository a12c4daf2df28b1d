import { Fragment } from "react";
import { visibleText } from "../../lib/exports/visible-text.ts";

/** AWS's names of resource types. A line breaks between two of them, or between the parts of one. */
export function TypeNames({ types }: { readonly types: readonly string[] }) {
  return types.map((type, index) => (
    <Fragment key={type}>
      {index > 0 && ", "}
      <JointedName name={type} />
    </Fragment>
  ));
}

/** Shorter names fit a phone whole: they are left in one piece, and the page light. */
const fitsWhole = 20;

/** A long identifier, which breaks between its parts and never within one unless a part alone is too long. */
export function JointedName({ name }: { readonly name: string }) {
  const text = visibleText(name);
  if (text.length <= fitsWhole) return text;
  return partsOf(text).map((part, place) => (
    // Parts have no identity but their place.
    <Fragment key={`${place}`}>
      {place > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** `AWS::`, `Config::`, `Resource`, `Compliance`; `ROOT_`, `ACCOUNT_`, `MFA`. */
function partsOf(name: string): string[] {
  return name.split(/(?<=::|[_/~&.!])|(?<=[a-z0-9])(?=[A-Z])/);
}
