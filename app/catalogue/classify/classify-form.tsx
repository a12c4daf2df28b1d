/** The question as a plain GET form: the answer has an address of its own. */
export function ClassifyForm({
  name,
  type,
}: {
  readonly name: string | undefined;
  readonly type: string | undefined;
}) {
  const field =
    "mt-1 min-h-8 w-full rounded-md border border-line bg-card px-2.5 text-sm placeholder:text-mute hover:border-edge";
  return (
    <form
      action="/catalogue/classify"
      autoComplete="off"
      className="mb-5 grid items-end gap-x-3 gap-y-2.5 sm:grid-cols-[minmax(0,26rem)_minmax(0,18rem)_auto] sm:justify-start"
      method="get"
    >
      <div>
        <label className="text-mute text-xs" htmlFor="classify-name">
          Name of the rule
        </label>
        <input
          className={field}
          defaultValue={name}
          id="classify-name"
          maxLength={128}
          name="name"
          placeholder="lambda-runtime-not-deprecated"
          required
        />
      </div>
      <div>
        <label className="text-mute text-xs" htmlFor="classify-type">
          Resource type, if it has one
        </label>
        <input
          className={field}
          defaultValue={type}
          id="classify-type"
          maxLength={128}
          name="type"
          placeholder="AWS::Lambda::Function"
        />
      </div>
      <button
        className="min-h-8 rounded-md bg-ink px-4 font-medium text-card text-sm hover:opacity-90"
        type="submit"
      >
        Place it
      </button>
    </form>
  );
}
