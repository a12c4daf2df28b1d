/** An operation's name in the parts between which a line may break: `config:`, `Describe`, `Config`, `Rules`. */
export function wordHumps(action: string): string[] {
  return action.split(/(?<=:)|(?<=[a-z0-9])(?=[A-Z])/);
}
