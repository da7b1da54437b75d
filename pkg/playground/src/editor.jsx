import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
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

/** The text with the edits of a fix. */
export function fixed(text, fix) {
  const units = unitsOf(text);
  return fix.edits.reduceRight((done, { start, end, text: put }) => done.slice(0, units(start)) + put + done.slice(units(end)), text);
}

/** What has to change to get from one text to the other: what is around it, and the cursor in it, stays. */
function change(from, to) {
  let start = 0;
  while (start < Math.min(from.length, to.length) && from[start] === to[start]) start++;
  let end = 0;
  while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  return { from: start, to: from.length - end, insert: to.slice(start, to.length - end) };
}

export function Editor({ ref, text, diagnostics, onChange, onExplain }) {
  const place = useRef(null);
  const view = useRef(null);
  const live = useRef();
  live.current = { onChange, onExplain };

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
          json(),
          syntaxHighlighting(colours),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": "Request in JSON", "aria-describedby": "keys" }),
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
    const now = view.current.state.doc.toString();
    if (now !== text) view.current.dispatch({ changes: change(now, text) });
  }, [text]);

  useEffect(() => {
    const { state } = view.current;
    if (state.doc.toString() !== text) return;
    const units = unitsOf(text);
    const marks = diagnostics.map((found) => ({
      from: units(found.span.start.offset),
      to: units(found.span.end.offset),
      severity: found.severity === "advice" ? "info" : found.severity,
      source: found.rule,
      message: found.help ? `${found.message} — ${found.help}` : found.message,
      actions: [
        ...(found.fix ? [{ name: found.fix.description, apply: () => live.current.onChange(fixed(text, found.fix)) }] : []),
        { name: "Why?", apply: () => live.current.onExplain(found.rule) },
      ],
    }));
    view.current.dispatch(setDiagnostics(state, marks));
  }, [text, diagnostics]);

  useImperativeHandle(ref, () => ({
    show({ start, end }) {
      const units = unitsOf(view.current.state.doc.toString());
      view.current.dispatch({ selection: { anchor: units(start.offset), head: units(end.offset) }, scrollIntoView: true });
      view.current.focus();
    },
  }));

  return <div className="editor" ref={place} />;
}
