/** Where a client would have sent a call, and for whom it signed it: read at the last step before the wire. */
import { HttpRequest } from "@smithy/core/protocols";

interface AnyClient {
  readonly middlewareStack: {
    add(
      middleware: () => (args: { readonly request?: unknown }) => Promise<never>,
      options: { step: "finalizeRequest"; priority: "low"; name: string },
    ): void;
  };
}

export interface Addressed {
  readonly host: string;
  /** `region/service` of the signature. */
  readonly scope: string;
}

class KeptOffTheWireError extends Error {}

/** Sends with the client, and says where to. Nothing leaves. */
export async function addressOf(
  client: AnyClient,
  send: () => Promise<unknown>,
): Promise<Addressed> {
  const seen: Addressed[] = [];
  client.middlewareStack.add(
    () =>
      async ({ request }) => {
        if (!HttpRequest.isInstance(request)) throw new Error("not an HTTP request");
        const { hostname, headers } = request;
        const scope = /Credential=[^/]+\/\d+\/(.+)\/aws4_request/.exec(headers.authorization ?? "");
        seen.push({ host: hostname, scope: scope?.[1] ?? "" });
        throw new KeptOffTheWireError();
      },
    { step: "finalizeRequest", priority: "low", name: "keepOffTheWire" },
  );
  try {
    await send();
  } catch (error) {
    if (!(error instanceof KeptOffTheWireError)) throw error;
  }
  const [address] = seen;
  if (address === undefined) throw new Error("nothing was about to be sent");
  return address;
}
