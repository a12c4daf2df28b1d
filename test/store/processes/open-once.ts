/** Opens a store, uses it once, closes it. Argument: folder. */
import { openStore } from "../../../lib/store/open-store.ts";

const store = await openStore(process.argv[2] ?? "");
const lease = await store.leases.acquire(`account ${process.pid}`, "me", new Date(), 60);
await store.close();
process.stdout.write(`${lease.kind}\n`);
