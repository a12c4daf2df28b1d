/** Loaded into the dashboard's process, so that it never outlives the one that started it, however that ended. */
process.on("disconnect", () => process.exit());
process.channel?.unref();
