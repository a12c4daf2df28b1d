/**
 * A control's key in words: AWS's identifier, and the parameters that make one control of it among
 * several. `RESTRICTED_INCOMING_TRAFFIC~blockedPort1=20&blockedPort2=21` is the identifier with
 * `blockedPort1 20, blockedPort2 21`.
 */
export function keyWords(key: string): {
  readonly identifier: string;
  /** Empty where none is set. */
  readonly parameters: string;
} {
  const at = key.startsWith("custom:") ? -1 : key.indexOf("~");
  if (at === -1) return { identifier: key, parameters: "" };
  const parameters = key
    .slice(at + 1)
    .split("&")
    .map((each) => each.replace("=", " "))
    .join(", ");
  return { identifier: key.slice(0, at), parameters };
}
