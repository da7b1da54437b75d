import { all } from "./generated/rules.js";
import type { Rule } from "./types.js";

/** Every rule: id, severity, one line. */
export function rules(): readonly Rule[] {
  return all;
}
