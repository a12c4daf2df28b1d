import { once } from "node:events";
import { createServer } from "node:net";
import { UsageError } from "../exit-codes.ts";

/**
 * The port to listen on: the one asked for, or any free one for 0.
 *
 * @throws UsageError when another program has it
 */
export async function findPort(host: string, port: number): Promise<number> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, "listening");
    const address = probe.address();
    return typeof address === "object" && address !== null ? address.port : port;
  } catch (error) {
    if (error instanceof Error && "code" in error)
      throw new UsageError(refusalOf(error.code, host, port));
    throw error;
  } finally {
    probe.close();
  }
}

function refusalOf(code: unknown, host: string, port: number): string {
  switch (code) {
    case "EADDRINUSE":
      return `port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`;
    case "EACCES":
      return `port ${port} is reserved for the system. Choose one from 1024 up: PORT=3000 npm start`;
    default:
      return `cannot listen on ${host}, port ${port} (${String(code)}). Check HOST and PORT.`;
  }
}
