import { JournalForm } from "../../_journal/journal-form.tsx";
import { withdraw } from "./actions.ts";

/** Takes one away, under somebody's name. */
export function WithdrawForm({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <JournalForm
      action={withdraw}
      fields={[
        {
          kind: "line",
          name: "who",
          label: "Your name",
          value: name,
          isRequired: true,
          longest: 100,
        },
      ]}
      hidden={{ subject: id }}
      id={`withdraw-${id}`}
      name="Take it away"
      submit={`Take ${id} away`}
    />
  );
}
