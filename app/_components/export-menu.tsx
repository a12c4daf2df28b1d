const formats = [
  { format: "json", name: "JSON", holds: "the whole posture, for programs" },
  { format: "csv", name: "CSV", holds: "failing controls and resources, for a spreadsheet" },
  { format: "md", name: "Markdown", holds: "the summary, for people" },
] as const;

/** Downloads of what the pages show. Native disclosure: it opens without a script. */
export function ExportMenu() {
  return (
    <details className="relative print:hidden">
      <summary className="bare-summary flex min-h-8 items-center rounded-md border border-line px-3 text-sm hover:border-edge">
        Export
      </summary>
      <ul className="absolute right-0 z-10 mt-1.5 w-72 rounded-lg border border-line bg-card p-1.5 shadow-lg">
        {formats.map(({ format, name, holds }) => (
          <li key={format}>
            <a
              className="block rounded-md px-3 py-2 hover:bg-well"
              download
              href={`/exports/${format}`}
            >
              <span className="font-medium">{name}</span>
              <span className="block text-mute text-xs">{holds}</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
