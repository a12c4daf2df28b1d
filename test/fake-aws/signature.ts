/** Reads who signed a request, for which service and region, from its SigV4 header. Nothing is verified. */

export type Signature =
  | { readonly kind: "missing" }
  | { readonly kind: "incomplete"; readonly why: string }
  | {
      readonly kind: "signed";
      readonly accessKeyId: string;
      readonly region: string;
      /** The signing name, which for all services here is also their own. */
      readonly service: string;
      readonly sessionToken: string | null;
    };

const scope = /^([A-Z0-9]{16,128})\/(\d{8})\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request$/;

const incomplete = (why: string): Signature => ({ kind: "incomplete", why });

/** The request's signature, as far as its form says. */
export function readSignature(headers: Headers): Signature {
  const authorization = headers.get("authorization");
  if (authorization === null || authorization.trim() === "") return { kind: "missing" };
  if (!authorization.startsWith("AWS4-HMAC-SHA256 "))
    return incomplete(`'${authorization.split(" ")[0]}' not a valid algorithm.`);
  const fields = new Map(
    authorization
      .slice("AWS4-HMAC-SHA256 ".length)
      .split(",")
      .map((field) => {
        const [name = "", ...value] = field.trim().split("=");
        return [name, value.join("=")] as const;
      }),
  );
  const missing = ["Credential", "SignedHeaders", "Signature"].filter((name) => !fields.get(name));
  if (missing.length > 0)
    return incomplete(
      missing.map((name) => `Authorization header requires '${name}' parameter.`).join(" "),
    );
  const [, accessKeyId, , region, service] = scope.exec(fields.get("Credential") ?? "") ?? [];
  if (accessKeyId === undefined || region === undefined || service === undefined)
    return incomplete("Credential must have exactly 5 slash-delimited elements.");
  if (!/^[0-9a-f]{64}$/.test(fields.get("Signature") ?? ""))
    return incomplete("Signature is not 64 hexadecimal digits.");
  if (!headers.has("x-amz-date") && !headers.has("date"))
    return incomplete(
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  return {
    kind: "signed",
    accessKeyId,
    region,
    service,
    sessionToken: headers.get("x-amz-security-token"),
  };
}
