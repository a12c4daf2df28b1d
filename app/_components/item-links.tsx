import type { ReactNode } from "react";
import type { AwsItemId } from "../../lib/posture/vocabulary.ts";
import { responsibilityHref } from "../_links/hrefs.ts";
import { awsItems } from "../_words/names.ts";

interface ItemLinksProps {
  readonly items: readonly AwsItemId[];
  /** What stands there where they are none. */
  readonly none: ReactNode;
}

/** AWS's items that a report or a kind of evidence speaks for, each a link to its page. */
export function ItemLinks({ items, none }: ItemLinksProps) {
  if (items.length === 0) return none;
  return items.map((item, index) => (
    <span key={item}>
      {index > 0 && ", "}
      <a className="link" href={responsibilityHref(item)}>
        {awsItems[item].name}
      </a>
    </span>
  ));
}
