/** A column head that has no room for its word on narrow screens. */
export function Abbreviated({ word, short }: { readonly word: string; readonly short: string }) {
  return (
    <>
      <span className="max-md:sr-only">{word}</span>
      <span aria-hidden="true" className="md:hidden">
        {short}
      </span>
    </>
  );
}
