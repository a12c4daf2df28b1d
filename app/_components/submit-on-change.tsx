"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/**
 * Sends the form it stands in as soon as something is chosen, and keeps the page where it is. A client
 * component for that alone: without a script the form has a button, and sends itself like any other.
 */
export function SubmitOnChange({
  inForce,
}: {
  /** What the address says: fields are set to it when it changes, also by the browser's own back. */
  readonly inForce: string;
}) {
  const place = useRef<HTMLSpanElement>(null);
  const router = useRouter();
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const choose = ({ target }: Event) => {
      // A search is sent with Enter: half a word is no question.
      if (!(target instanceof HTMLInputElement && target.type === "search")) form.requestSubmit();
    };
    const send = (event: SubmitEvent) => {
      event.preventDefault();
      router.push(addressOf(form), { scroll: false });
    };
    form.addEventListener("change", choose);
    form.addEventListener("submit", send);
    // Somebody was quicker than the script.
    if ([...form.elements].some(isChosenAnew)) form.requestSubmit();
    return () => {
      form.removeEventListener("change", choose);
      form.removeEventListener("submit", send);
    };
  }, [router]);
  const before = useRef(inForce);
  useEffect(() => {
    if (before.current === inForce) return;
    before.current = inForce;
    const form = place.current?.closest("form");
    // Somebody may be writing the next question already.
    const isWriting = document.activeElement?.matches("input[type=search]") ?? false;
    if (form && !isWriting) sayWhatIsInForce(form);
  }, [inForce]);
  return <span hidden ref={place} />;
}

/** React keeps the defaults of inputs up to date, but not of selects: those carry theirs as `data-value`. */
function sayWhatIsInForce(form: HTMLFormElement): void {
  form.reset();
  for (const select of form.querySelectorAll("select")) select.value = select.dataset.value ?? "";
}

function isChosenAnew(field: Element): boolean {
  if (field instanceof HTMLSelectElement) return field.value !== field.dataset.value;
  return (
    field instanceof HTMLInputElement &&
    field.type === "checkbox" &&
    field.checked !== field.defaultChecked
  );
}

/** The form's address without the fields that say nothing. */
function addressOf(form: HTMLFormElement): string {
  const said = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(said.map(([name, value]) => [name, String(value)]));
  const path = new URL(form.action).pathname;
  return said.length === 0 ? path : `${path}?${query}`;
}
