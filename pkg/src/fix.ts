import type { Diagnostic } from "./types.js";

/** An edit of a text. Offsets are UTF-16 code units, as in JavaScript strings. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Which fixes to apply. */
export interface FixOptions {
  /** Also apply unsafe fixes, which guess the intent. */
  readonly unsafe?: boolean | undefined;
}

/**
 * The edits of the fixes of these diagnostics, in the order of the text, with UTF-16 offsets. `text` is the one that was
 * linted. Of overlapping fixes, only the first is included; lint the result again to get the others.
 */
export function edits(text: string, diagnostics: readonly Diagnostic[], options: FixOptions = {}): TextEdit[] {
  const taken: TextEdit[] = [];
  const offset = makeOffsets(text);
  for (const { fix } of diagnostics) {
    if (fix === undefined || !(fix.safe || options.unsafe)) continue;
    const own = fix.edits.map((edit) => ({ start: offset(edit.start), end: offset(edit.end), text: edit.text }));
    const touches = (edit: TextEdit) => taken.some((other) => edit.start <= other.end && other.start <= edit.end);
    if (!own.some(touches)) taken.push(...own);
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** The text with the fixes of these diagnostics applied: the safe ones, unless `unsafe` is set. */
export function fix(text: string, diagnostics: readonly Diagnostic[], options: FixOptions = {}): string {
  let fixed = "";
  let at = 0;
  for (const edit of edits(text, diagnostics, options)) {
    fixed += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return fixed + text.slice(at);
}

/** Turns offsets in UTF-8 into offsets in UTF-16. In a text of ASCII they are the same. */
function makeOffsets(text: string): (offset: number) => number {
  if (/^[\0-\x7f]*$/.test(text)) return (offset) => offset;
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return (offset) => decoder.decode(bytes.subarray(0, offset)).length;
}
