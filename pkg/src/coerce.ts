import { members } from "./generated/members.js";

/**
 * What was typed into fields, as what the API takes: "128" as 128, "true" as true, an empty field as none. Entries of
 * lists keep their places. What cannot be meant otherwise stays as it is, for the linter to say.
 */
export function coerce(value: unknown, place = ""): unknown {
  const type = place === "" ? "object" : members[place]?.type;
  const isEntry = place.endsWith("/-");
  switch (type) {
    case "object":
    case "map":
      return coerceObject(value, place, type === "map");
    case "list":
      return Array.isArray(value) ? coerceList(value, place) : blank(value);
    case "integer":
    case "number": {
      if (Number.isNaN(value)) return undefined;
      const isNumber = typeof value === "string" && /^\s*[-+]?\d+(\.\d+)?\s*$/.test(value);
      return isNumber ? Number(value) : blank(value);
    }
    case "boolean":
      if (value === "true" || value === "on") return true;
      return value === "false" ? false : blank(value);
    default:
      return isEntry ? value : blank(value);
  }
}

/** An empty field is none. */
function blank(value: unknown): unknown {
  return value === "" || value === null || (typeof value === "string" && value.trim() === "") ? undefined : value;
}

/** Empty fields after the last entry are omitted; earlier ones keep their index. */
function coerceList(value: unknown[], place: string): unknown {
  const entries = value.map((entry) => coerce(entry, `${place}/-`));
  while (entries.length > 0 && blank(entries.at(-1)) === undefined) entries.pop();
  return entries.length === 0 && value.length > 0 ? undefined : entries;
}

function coerceObject(value: unknown, place: string, isMap: boolean): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return blank(value);
  const result: Record<string, unknown> = {};
  let before = 0;
  let after = 0;
  for (const [name, inner] of Object.entries(value)) {
    before++;
    const coerced = coerce(inner, isMap ? `${place}/-` : `${place}/${name}`);
    if (coerced === undefined) continue;
    after++;
    // a key such as __proto__ is a key like others
    Object.defineProperty(result, name, { value: coerced, enumerable: true, writable: true, configurable: true });
  }
  return before > 0 && after === 0 && place !== "" ? undefined : result;
}
