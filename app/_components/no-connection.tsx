import type { ConnectionView } from "../../lib/check-connection.ts";
import { MessageText } from "./message-text.tsx";

export type NotConnectedView = Extract<ConnectionView, { readonly kind: "not_connected" }>;

/** Why no account answers and the next step; below it each source of credentials with what came of it. */
export function NoConnection({
  connection: { advice, tried },
}: {
  readonly connection: NotConnectedView;
}) {
  return (
    <>
      <MessageText text={advice} />
      {tried.length > 0 && (
        <>
          <h2 className="mt-6 font-semibold text-lg">Where credentials were looked for</h2>
          <ol className="mt-2 list-decimal space-y-1 pl-5 text-mute">
            {tried.map((source) => (
              <li className="wrap-anywhere" key={source}>
                {source}
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}
