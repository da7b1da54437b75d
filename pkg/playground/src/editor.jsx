import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting, syntaxTree } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useImperativeHandle, useRef } from "react";

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--code-name)" },
  { tag: tags.string, color: "var(--code-text)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-value)" },
  { tag: tags.punctuation, color: "var(--muted)" },
]);

/** Offsets of the linter count bytes, those of the editor UTF-16 code units. */
export function unitsOf(text) {
  if (/^[\x00-\x7f]*$/.test(text)) return (offset) => offset;
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder();
  return (offset) => decoder.decode(bytes.subarray(0, offset)).length;
}

/** The range of the value at a JSON Pointer, or of what is nearest to it. */
export function rangeOf(state, pointer) {
  let node = syntaxTree(state).topNode.firstChild;
  for (const step of pointer.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    const inner = node && (node.name === "Array" ? entryOf(node, Number(name)) : memberOf(state, node, name));
    if (!inner) break;
    node = inner;
  }
  if (!node) return { from: 0, to: 0 };
  // of a large value, its beginning is enough
  const end = state.doc.lineAt(node.from).to;
  return { from: node.from, to: Math.min(node.to, end) };
}

function memberOf(state, object, name) {
  const properties = object.getChildren("Property");
  const found = properties.find((property) => {
    const written = property.getChild("PropertyName");
    try {
      return written && JSON.parse(state.sliceDoc(written.from, written.to)) === name;
    } catch {
      return false;
    }
  });
  return found?.lastChild;
}

function entryOf(list, index) {
  let entry = list.firstChild?.nextSibling;
  for (let at = 0; entry && at < index; at++) entry = entry.nextSibling;
  return entry;
}

/** What has to change to get from one text to the other: what is around it, and the cursor in it, stays. */
function change(from, to) {
  let start = 0;
  while (start < Math.min(from.length, to.length) && from[start] === to[start]) start++;
  let end = 0;
  while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  return { from: start, to: from.length - end, insert: to.slice(start, to.length - end) };
}

export function Editor({ ref, text, isJson, diagnostics, onChange, onFix, onExplain }) {
  const place = useRef(null);
  const view = useRef(null);
  const live = useRef();
  const language = useRef(new Compartment());
  live.current = { onChange, onFix, onExplain };

  useEffect(() => {
    view.current = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          highlightActiveLineGutter(),
          highlightActiveLine(),
          lintGutter(),
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          language.current.of(isJson ? json() : []),
          syntaxHighlighting(colours),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": "Text to check", "aria-describedby": "keys" }),
          keymap.of([...lintKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) live.current.onChange(update.state.doc.toString());
          }),
        ],
      }),
    });
    return () => view.current.destroy();
  }, []);

  useEffect(() => {
    view.current.dispatch({ effects: language.current.reconfigure(isJson ? json() : []) });
  }, [isJson]);

  useEffect(() => {
    const now = view.current.state.doc.toString();
    if (now !== text) view.current.dispatch({ changes: change(now, text) });
  }, [text]);

  useEffect(() => {
    const { state } = view.current;
    if (state.doc.toString() !== text) return;
    const units = unitsOf(text);
    const placeOf = ({ span, path }) => (span ? { from: units(span.start.offset), to: units(span.end.offset) } : rangeOf(state, path));
    const marks = diagnostics.map((found) => ({
      ...placeOf(found),
      severity: found.severity === "advice" ? "info" : found.severity,
      source: found.rule,
      message: found.help ? `${found.message} — ${found.help}` : found.message,
      actions: [
        ...(found.fix ? [{ name: found.fix.description, apply: () => live.current.onFix(found) }] : []),
        { name: "Why?", apply: () => live.current.onExplain(found.rule) },
      ],
    }));
    view.current.dispatch(setDiagnostics(state, marks));
  }, [text, diagnostics]);

  useImperativeHandle(ref, () => ({
    show({ span, path }) {
      const { state } = view.current;
      const units = unitsOf(state.doc.toString());
      const { from, to } = span ? { from: units(span.start.offset), to: units(span.end.offset) } : rangeOf(state, path);
      view.current.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
      view.current.focus();
    },
  }));

  return <div className="editor" ref={place} />;
}
