import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/**
 * Listens on loopback at once and lets callers through to a server that is still being made: they wait
 * instead of being refused.
 *
 * @param portOf the port of the server, once it is there
 */
export async function openDoor(portOf: Promise<number>): Promise<{ url: string; close(): void }> {
  const open = new Set<Socket>();
  const door = createServer(async (caller) => {
    open.add(caller.once("close", () => open.delete(caller)));
    caller.on("error", () => caller.destroy());
    const server = connect(await portOf, "127.0.0.1");
    server.on("error", () => caller.destroy());
    caller.pipe(server).pipe(caller);
  });
  door.listen(0, "127.0.0.1");
  await once(door, "listening");
  const address = door.address();
  if (address === null || typeof address === "string") throw new Error("The door has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      door.close();
      for (const caller of open) caller.destroy();
    },
  };
}
