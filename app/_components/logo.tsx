/** Three columns on a line, and under the line a foundation: the product in one mark. */
export function Logo() {
  return (
    <svg aria-hidden="true" className="size-5 fill-none stroke-current" viewBox="0 0 20 20">
      <path d="M3 9.2V3h3v6.2M8.5 9.2V3h3v6.2M14 9.2V3h3v6.2" strokeWidth="1.4" />
      <path className="stroke-brand" d="M0 11h20" strokeWidth="2.2" />
      <path className="opacity-50" d="M2 14.2h16M2 17.4h16" strokeWidth="1.4" />
    </svg>
  );
}
