import type { Metadata } from "next";
import { Card } from "../_components/card.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { ThemeForm } from "../_components/theme-form.tsx";
import { readPreferences } from "../preferences/preferences.ts";
import { KeyTables } from "./key-tables.tsx";
import { KeysForm } from "./keys-form.tsx";

export const metadata: Metadata = { title: "Help" };

export default async function HelpPage() {
  const { theme, keys } = await readPreferences();
  return (
    <>
      <PageHeading title="Help">
        <p>How to read the pages, how to move on them, and how they look.</p>
      </PageHeading>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card id="reading" title="How to read the pages">
          <dl className="space-y-2.5">
            {marks.map(({ mark, says }) => (
              <div key={mark}>
                <dt className="font-medium">{mark}</dt>
                <dd className="text-soft">{says}</dd>
              </div>
            ))}
          </dl>
        </Card>
        <div className="space-y-4">
          <Card id="keys" title="Keys">
            <KeyTables />
            <div className="mt-4">
              <KeysForm on={keys} />
            </div>
          </Card>
          <Card id="look" title="Look">
            <p className="mb-3 text-soft">
              The pages follow your system unless you choose. The choice stays in this browser.
            </p>
            <ThemeForm theme={theme} />
          </Card>
        </div>
      </div>
    </>
  );
}

const marks = [
  {
    mark: "The line",
    says: "Above it stands what is yours, below it what is AWS’s. AWS’s half is evidenced by its reports and never enters your score.",
  },
  {
    mark: "Hatched",
    says: "Not seen: not set up, denied, not read or not evaluated. It is never counted as good, and it is never left out.",
  },
  {
    mark: "Green",
    says: "Measured and passing. Nothing is green because it could not be read.",
  },
  {
    mark: "Green under lines",
    says: "Passing where it was seen, while a part of the account was not. It counts as passing, and may still fail in the part that was not seen.",
  },
  {
    mark: "A percentage and its bracket",
    says: "Passing of everything evaluated, rounded down. The bracket says how low and how high it would be if all that was not evaluated failed or passed.",
  },
  {
    mark: "Numbers",
    says: "Every number opens the list it counts. The list has as many rows as the number says.",
  },
  {
    mark: "Severity and status",
    says: "Severity says how bad a failure would be; status says whether there is one. Each has its own mark, word and colour.",
  },
] as const;
