import { AwsText } from "../_components/aws-text.tsx";
import type { OneOf } from "../_links/hrefs.ts";

/** A filter whose values come from AWS, and the values there are. */
interface OpenFilter {
  /** As its chip has it. */
  readonly label: string;
  readonly asked: OneOf<string> | undefined;
  readonly known: readonly string[];
}

/** A value that an address narrows by and nothing has. */
interface UnknownValue {
  readonly label: string;
  readonly value: string;
}

/** What of an address names nothing that was collected. */
export function unknownValuesOf(filters: readonly OpenFilter[]): UnknownValue[] {
  return filters.flatMap(({ label, asked, known }) =>
    [asked ?? []]
      .flat()
      .filter((value) => !known.includes(value))
      .map((value) => ({ label, value })),
  );
}

/** Says that a filter names nothing there is: an empty list alone would read as if all were well. */
export function UnknownValues({
  what,
  values,
}: {
  /** What the list is of: `control`. */
  readonly what: string;
  readonly values: readonly UnknownValue[];
}) {
  if (values.length === 0) return null;
  return (
    <p
      className="mb-4 rounded-md border border-amber border-dashed px-3 py-2 text-sm"
      role="status"
    >
      {values.map(({ label, value }) => (
        <span key={`${label} ${value}`}>
          No {what} in this snapshot has the {label} “<AwsText text={value} />
          ”.{" "}
        </span>
      ))}
      It may be misspelled, gone since, or not seen.
    </p>
  );
}
