import "server-only";
import { headers } from "next/headers";
import { storeTroubleOf } from "../../lib/store-trouble.ts";
import { isOwnForm } from "../_security/own-form.ts";
import { fieldOf } from "./form-answer.ts";

/** What every form that decides something carries besides its fields. */
export interface Sent {
  /** Whose posture its page showed. */
  readonly accountId: string;
  /** Number of the newest entry about it that its page showed, 0 for none. */
  readonly seen: number;
}

/** Nothing was written: whose form it is, or what is wrong with the store. */
export interface NotDecided {
  readonly kind: "not_decided";
  readonly message: string;
}

/** Where a form names an account of which the store has nothing. */
export const unknownAccount =
  "Nothing was collected of the account that this form names. Load the page again.";

/**
 * Decides what a form of ours says. The store's own refusals are answers, to be told beside what was typed,
 * which would be lost with the page.
 */
export async function decide<Outcome>(
  form: FormData,
  work: (sent: Sent) => Promise<Outcome>,
): Promise<Outcome | NotDecided> {
  const asked = await headers();
  if (!isOwnForm(asked.get("origin"), asked.get("host")))
    return {
      kind: "not_decided",
      message: "This form was not sent from a page of this dashboard.",
    };
  try {
    return await work({ accountId: fieldOf(form, "account"), seen: Number(fieldOf(form, "seen")) });
  } catch (error) {
    const trouble = storeTroubleOf(error);
    if (trouble === null) throw error;
    return { kind: "not_decided", message: trouble.message };
  }
}
