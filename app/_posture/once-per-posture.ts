/**
 * What is worked out of a posture, worked out once: the newest posture is one object until the next
 * collection, and many requests ask for the same of it. It is forgotten together with its posture, and a promise of it that
 * was broken at once: who asks next may have more luck.
 */
export function oncePerPosture<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const made = new WeakMap<Of, { readonly value: Made }>();
  return (of) => {
    const known = made.get(of);
    if (known !== undefined) return known.value;
    const value = make(of);
    made.set(of, { value });
    if (value instanceof Promise) value.catch(() => made.delete(of));
    return value;
  };
}
