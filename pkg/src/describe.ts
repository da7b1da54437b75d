import { members } from "./generated/members.js";
import type { Description } from "./types.js";

/**
 * The constraints of the member at a JSON Pointer: `/MemorySize`, `/Layers/0`, `/Tags/owner`; `/Layers/-` and `/Tags/-`
 * stand for any entry. `undefined` if a request has no such member.
 */
export function describe(pointer: string): Description | undefined {
  if (Object.hasOwn(members, pointer)) return members[pointer];
  let found = "";
  for (const step of pointer.split("/").slice(1)) {
    const type = members[found]?.type;
    if (type === "list" && !/^(0|[1-9]\d*|-)$/.test(step)) return undefined;
    found += type === "list" || type === "map" ? "/-" : `/${step}`;
    if (!Object.hasOwn(members, found)) return undefined;
  }
  return members[found];
}

/** The pointers of all members, the arguments that `describe` accepts. */
export function pointers(): string[] {
  return Object.keys(members);
}
