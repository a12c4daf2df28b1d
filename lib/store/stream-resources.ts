import {
  type ResourceListQuery,
  type ResourceStanding,
  resourcesInOrder,
  standingOf,
} from "./list-resources.ts";
import type { ResourceFilter } from "./resource-counts.ts";
import { openConnection } from "./sqlite-dialect.ts";

/**
 * Every resource that a list shows, in its order and in constant memory. A connection of its own keeps
 * what a slow reader sees still and lets everybody else see what is new.
 */
export async function* streamResources(
  path: string,
  query: ResourceFilter & Pick<ResourceListQuery, "sort">,
): AsyncGenerator<Omit<ResourceStanding, "failingControls">> {
  const connection = openConnection(path, "read");
  try {
    connection.run("begin");
    const rows = connection.iterate(resourcesInOrder(connection.db, query).compile());
    for (const row of rows) yield standingOf(query.accountId, row);
  } finally {
    await connection.close();
  }
}
