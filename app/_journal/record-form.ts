import "server-only";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { Recorded } from "../../lib/record-change.ts";
import { decide, type Sent, unknownAccount } from "./decide.ts";
import { type FormAnswer, refusedForm } from "./form-answer.ts";
import { rememberName } from "./your-name.ts";

/** What a form answers: what was kept leads on to where it stands, what was refused comes back as it was typed. */
export async function recordForm(
  {
    before,
    form,
    who,
    href,
  }: {
    readonly before: FormAnswer;
    readonly form: FormData;
    readonly who: string;
    /** Where it stands, by its id. */
    readonly href: (id: string) => string;
  },
  work: (sent: Sent) => Promise<Recorded>,
): Promise<FormAnswer> {
  const recorded = await decide(form, work);
  switch (recorded.kind) {
    case "recorded":
      await rememberName(who);
      // Every page counts with it, and a redirect alone would leave the frame as it was.
      revalidatePath("/", "layout");
      return redirect(href(recorded.id));
    case "refused":
      return refusedForm(before, form, { problems: recorded.problems });
    case "changed":
      // So that what stands now is seen beside what was typed, and the form speaks of that.
      revalidatePath("/", "layout");
      return refusedForm(before, form, { message: recorded.message, isToldOfChange: true });
    case "not_decided":
      return refusedForm(before, form, { message: recorded.message });
    case "none":
      return refusedForm(before, form, { message: unknownAccount });
    default:
      return recorded satisfies never;
  }
}
