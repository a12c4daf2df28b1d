/** What of a click says where it leads. */
interface LinkClick {
  readonly button: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly defaultPrevented: boolean;
  readonly target: EventTarget | null;
}

/**
 * The address of the soft link that was clicked; null for any other click, for one that asks for a new tab
 * or a file, and for one that somebody has answered already.
 */
export function softTarget(event: LinkClick): string | null {
  const { button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented, target } = event;
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey || defaultPrevented) return null;
  const link = target instanceof Element ? target.closest("a[data-soft]") : null;
  return link?.getAttribute("href") ?? null;
}
