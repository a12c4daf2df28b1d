"use client";

import { useActionState } from "react";
import type { FormState, SendForm } from "../form-state.ts";
import { FormMessage, SubmitButton, TermsFields, WhoField } from "../terms-fields.tsx";

/** Which exception, and how it was when this page was made. */
export interface ShownException {
  readonly account: string;
  readonly id: string;
  /** Number of its newest entry: who changed it meanwhile is told by that. */
  readonly seen: number;
}

interface FormProps {
  readonly send: SendForm;
  readonly initial: FormState;
  readonly shown: ShownException;
}

/** Changes the terms of an exception. */
export function ChangeForm({
  send,
  initial,
  shown,
  days,
}: FormProps & { readonly days: { readonly first: string; readonly last: string } }) {
  const [state, action, pending] = useActionState(send, initial);
  return (
    <form action={action} className="max-w-[46rem] space-y-4" noValidate>
      <FormMessage state={state} />
      <Shown shown={shown} />
      <TermsFields days={days} state={state} />
      <WhoField state={state} />
      <SubmitButton label="Change it" pending={pending} />
    </form>
  );
}

/** Takes an exception back. */
export function WithdrawForm({ send, initial, shown }: FormProps) {
  const [state, action, pending] = useActionState(send, initial);
  return (
    <form action={action} className="max-w-[46rem] space-y-4" noValidate>
      <FormMessage state={state} />
      <Shown shown={shown} />
      <WhoField prefix="withdraw" state={state} />
      <SubmitButton label="Withdraw it" look="quiet" pending={pending} />
    </form>
  );
}

function Shown({ shown: { account, id, seen } }: { readonly shown: ShownException }) {
  return (
    <>
      <input name="account" type="hidden" value={account} />
      <input name="exception" type="hidden" value={id} />
      <input name="seen" type="hidden" value={seen} />
    </>
  );
}
