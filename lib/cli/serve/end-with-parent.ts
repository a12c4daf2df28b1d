/**
 * Loaded into a process that another one started, so that it never outlives it, however that one ended.
 * It is asked to end as anybody would ask; what has not ended by then is ended.
 */
const patienceMilliseconds = 3000;

process.on("disconnect", () => {
  setTimeout(() => process.exit(), patienceMilliseconds).unref();
  process.kill(process.pid, "SIGTERM");
});
process.channel?.unref();
