/**
 * Whether a Host header names this machine's loopback. Anything else is a page of another site that
 * resolved its own name to 127.0.0.1 (DNS rebinding) to read the posture with this browser.
 */
export function isLoopbackHost(host: string | null): boolean {
  if (host === null) return false;
  const name = host.replace(/:\d{1,5}$/, "").toLowerCase();
  return name === "localhost" || name === "[::1]" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);
}
