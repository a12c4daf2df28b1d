/** Where AWS keeps the documents that people are led to: nobody is ever sent anywhere else. */

/** The ending of AWS's hosts, by partition. A partition that is not here has no Artifact that anyone told of. */
const hostEndings: ReadonlyMap<string, string> = new Map([
  ["aws", "amazonaws.com"],
  ["aws-us-gov", "amazonaws.com"],
  ["aws-cn", "amazonaws.com.cn"],
  ["aws-eusc", "amazonaws.eu"],
]);

/** Every origin a document may have, as a policy for browsers writes them. */
export const documentOrigins: readonly string[] = [...new Set(hostEndings.values())].map(
  (ending) => `https://*.${ending}`,
);

/**
 * Whether a person may be led to an address that AWS gave for a document: over https to a host of the
 * account's own partition, or to the sandbox on this machine that answers in AWS's place.
 *
 * @param loopback origin of that sandbox; null where AWS itself is asked
 */
export function isDocumentAddress(
  address: string,
  { partition, loopback }: { readonly partition: string; readonly loopback: string | null },
): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== "" || url.password !== "") return false;
  if (loopback !== null) return url.origin === loopback;
  const ending = hostEndings.get(partition);
  return (
    ending !== undefined &&
    url.protocol === "https:" &&
    url.port === "" &&
    url.hostname.endsWith(`.${ending}`)
  );
}
