/** What the parts of a ratio bar mean. */
export function BarKey({ className = "" }: { readonly className?: string }) {
  return (
    <ul className={`flex flex-wrap gap-x-4 gap-y-0.5 text-2xs text-mute ${className}`}>
      <Part name="pass">
        <rect className="fill-bar-pass" height="8" rx="1.5" width="8" y="1" />
      </Part>
      <Part name="not seen: the truth is in here">
        <rect fill="url(#hatch)" height="8" rx="1.5" width="8" y="1" />
      </Part>
      <Part name="fail">
        <rect className="fill-bar-fail" height="8" rx="1.5" width="8" y="1" />
      </Part>
      <Part name="measured">
        <rect className="fill-ink" height="10" width="1.5" x="3" />
      </Part>
    </ul>
  );
}

function Part({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg aria-hidden="true" className="h-2.5 w-2" viewBox="0 0 8 10">
        {children}
      </svg>
      {name}
    </li>
  );
}
