import { readFindingTypes, readRules } from "../../lib/read-catalogue.ts";
import { TabLinks } from "../_components/tabs.tsx";
import { catalogueHref, classifyHref, findingTypesHref } from "../_links/hrefs.ts";
import { count } from "../_words/numbers.ts";

/** The catalogue's parts. */
export function CatalogueTabs({ here }: { readonly here: "rules" | "finding-types" | "classify" }) {
  return (
    <TabLinks
      label="Parts of the catalogue"
      tabs={[
        {
          name: "Managed rules",
          count: count(readRules().length),
          href: catalogueHref(),
          here: here === "rules",
        },
        {
          name: "Finding types",
          count: count(readFindingTypes().length),
          href: findingTypesHref(),
          here: here === "finding-types",
        },
        {
          name: "Place a rule",
          count: "",
          href: classifyHref({}),
          here: here === "classify",
        },
      ]}
    />
  );
}
