import { Fragment } from "react";
import { visibleText } from "../../lib/exports/visible-text.ts";

/** AWS's names of resource types. A line breaks between two of them, or between the parts of one. */
export function TypeNames({ types }: { readonly types: readonly string[] }) {
  return types.map((type, index) => (
    <Fragment key={type}>
      {index > 0 && ", "}
      {partsOf(visibleText(type)).map((part, place) => (
        // Parts have no identity but their place.
        <Fragment key={`${place}`}>
          {place > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </Fragment>
  ));
}

/** `AWS::`, `Config::`, `Resource`, `Compliance`. */
function partsOf(type: string): string[] {
  return type.split(/(?<=::)|(?<=[a-z0-9])(?=[A-Z])/);
}
