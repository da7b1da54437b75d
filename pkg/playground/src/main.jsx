import { fix, lint, rules, version } from "lambda-lint/full";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { Copy } from "./actions.jsx";
import { Editor } from "./editor.jsx";
import { examples } from "./examples.js";
import { Explanation } from "./explanation.jsx";
import { Findings } from "./findings.jsx";
import { Form } from "./form.jsx";
import { LANGUAGES, languageOf, lintOther, lintPackage, lintRequest, parsed } from "./linting.js";
import { Options } from "./options.jsx";
import { begin, keep, linterOptions, stateOf } from "./state.js";

/** A larger archive is not one that a request may hold. */
const MAX_ARCHIVE = 50 * 2 ** 20;

/** The request with another value at a place; an empty one removes the member and what is empty around it. */
function edited(value, [step, ...rest], put) {
  const copy = Array.isArray(value) ? [...value] : typeof value === "object" && value !== null ? { ...value } : {};
  const inner = rest.length > 0 ? edited(copy[step] ?? (rest[0] === "0" ? [] : {}), rest, put) : put;
  const isEmpty = inner === "" || inner === undefined || (typeof inner === "object" && Object.keys(inner).length === 0);
  if (!isEmpty) copy[step] = inner;
  else if (Array.isArray(copy)) copy.splice(Number(step), 1);
  else delete copy[step];
  return copy;
}

/** What the linter finds in the text: at once for a request, a moment later for other documents and archives. */
function useReport(text, language, options, archive) {
  const isAtOnce = language === "request" && !archive;
  const own = useMemo(() => (isAtOnce ? lintRequest(text, options) : undefined), [isAtOnce, text, options]);
  const [later, setLater] = useState();
  useEffect(() => {
    if (isAtOnce) return undefined;
    let isCurrent = true;
    const take = (report) => isCurrent && setLater({ text, language, archive, report });
    const found = language === "request" ? lintPackage(text, options, archive) : lintOther(text, language, options);
    found.then(take, (error) => take({ diagnostics: [], note: error.message }));
    return () => void (isCurrent = false);
  }, [isAtOnce, text, language, options, archive]);
  if (isAtOnce) return [own, false];
  const isCurrent = later?.text === text && later.language === language && later.archive === archive;
  return [isCurrent ? later.report : { diagnostics: [] }, !isCurrent];
}

function App({ initial }) {
  const [state, setState] = useState(initial);
  const [archive, setArchive] = useState();
  const [isDropping, setDropping] = useState(false);
  const [theme, setTheme] = useState(() => localStorage.getItem("theme") ?? "");
  const [rule, setRule] = useState(() => location.hash.slice(1));
  const editor = useRef(null);
  const { text, tab } = state;
  const change = useCallback((part) => setState((before) => ({ ...before, ...part })), []);
  const setText = useCallback((next) => change({ text: next }), [change]);

  useEffect(() => keep(state), [state]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem("theme", theme);
  }, [theme]);

  const [options, fault] = useMemo(() => {
    const asked = linterOptions(state.options);
    try {
      lint("{}", asked);
      return [asked, undefined];
    } catch (error) {
      return [{ advice: asked.advice, partial: asked.partial }, error.message];
    }
  }, [state.options]);
  const language = state.language === "auto" ? languageOf(text) : state.language;
  const request = useMemo(() => (language === "request" ? parsed(text) : undefined), [language, text]);
  const [report, isLoading] = useReport(text, language, options, archive);

  const edit = useCallback(
    (pointer, value) => {
      const steps = pointer.slice(1).split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
      setText(`${JSON.stringify(edited(request ?? {}, steps, value), null, 2)}\n`);
    },
    [request, setText],
  );
  const closeExplanation = () => {
    setRule("");
    history.replaceState(null, "", location.pathname + location.search);
  };
  const show = (found) => {
    change({ tab: "text" });
    // the editor is hidden behind the form until then
    requestAnimationFrame(() => editor.current.show(found));
  };
  const drop = async (event) => {
    event.preventDefault();
    setDropping(false);
    const [file] = event.dataTransfer.files;
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    if (isZip && bytes.length <= MAX_ARCHIVE) setArchive({ name: file.name, bytes });
    else if (!isZip && bytes.length < 2 ** 20) change({ text: new TextDecoder().decode(bytes), language: "auto" });
  };
  const fileName = language === "request" ? "request.json" : LANGUAGES[language].fileName;
  const current = state.language === "auto" ? `Auto: ${LANGUAGES[language].label}` : "Auto";

  return (
    <>
      <header className="top">
        <img src="icon.svg" alt="" width="32" height="32" />
        <div>
          <h1>lambda-lint</h1>
          <p>Find every mistake in an AWS Lambda function before you deploy it</p>
        </div>
        <nav aria-label="Playground">
          <label>
            Example
            <select value={state.example} onChange={({ target }) => setState({ ...stateOf(Number(target.value)), tab, options: state.options })}>
              {examples.map(({ name }, at) => (
                <option key={name} value={at}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <button type="button" onClick={() => (setState({ ...stateOf(state.example), tab }), setArchive(undefined))}>
            Reset
          </button>
          <label>
            Language
            <select value={state.language} onChange={({ target }) => change({ language: target.value })}>
              {Object.entries(LANGUAGES).map(([name, { label }]) => (
                <option key={name} value={name}>
                  {name === "auto" ? current : label}
                </option>
              ))}
            </select>
          </label>
          <label>
            Theme
            <select value={theme} onChange={({ target }) => setTheme(target.value)}>
              <option value="">System</option>
              <option value="light">Light</option>
              <option value="dark">Dark</option>
            </select>
          </label>
          <Copy state={state} request={request} fileName={fileName} />
        </nav>
      </header>
      <Options options={state.options} fault={fault} onChange={(next) => change({ options: next })} />
      <main onDragOver={(event) => (event.preventDefault(), setDropping(true))} onDragLeave={() => setDropping(false)} onDrop={drop}>
        <section className={`pane text ${isDropping ? "dropping" : ""}`} aria-label="Request">
          <div className="bar">
            <div role="tablist" aria-label="View">
              {["text", "form"].map((name) => (
                <button
                  key={name}
                  type="button"
                  role="tab"
                  id={`tab-${name}`}
                  aria-selected={tab === name}
                  aria-controls={`panel-${name}`}
                  tabIndex={tab === name ? 0 : -1}
                  onClick={() => change({ tab: name })}
                  onKeyDown={({ key }) => {
                    if (key !== "ArrowLeft" && key !== "ArrowRight") return;
                    const next = name === "text" ? "form" : "text";
                    change({ tab: next });
                    document.getElementById(`tab-${next}`).focus();
                  }}
                >
                  {name === "text" ? "Text" : "Form"}
                </button>
              ))}
            </div>
            {archive ? (
              <span className="archive">
                Package {archive.name} ({Math.ceil(archive.bytes.length / 1024).toLocaleString("en")} KiB)
                <button type="button" onClick={() => setArchive(undefined)} aria-label={`Remove ${archive.name}`}>
                  Remove
                </button>
              </span>
            ) : (
              <span className="archive">Drop a zip or a file here</span>
            )}
          </div>
          <div role="tabpanel" id="panel-text" aria-labelledby="tab-text" className="panel" hidden={tab !== "text"}>
            <Editor
              ref={editor}
              text={text}
              isJson={language === "request" || language === "json"}
              diagnostics={report.diagnostics}
              onChange={setText}
              onFix={(found) => setText(fix(text, [found], { unsafe: true }))}
              onExplain={setRule}
            />
            <p id="keys" className="keys">
              <kbd>F8</kbd> next finding <kbd>Ctrl</kbd>+<kbd>Shift</kbd>+<kbd>M</kbd> all findings <kbd>Esc</kbd> <kbd>Tab</kbd> leave the editor
            </p>
          </div>
          <div role="tabpanel" id="panel-form" aria-labelledby="tab-form" className="panel" hidden={tab !== "form"}>
            {request ? (
              <Form request={request} options={options} diagnostics={report.diagnostics} onEdit={edit} />
            ) : (
              <p className="unreadable">The text is not a JSON object, so the form cannot show it.</p>
            )}
          </div>
        </section>
        <Findings
          report={report}
          isLoading={isLoading}
          onShow={show}
          onFix={(found) => setText(fix(text, [found], { unsafe: true }))}
          onFixAll={() => setText(fix(text, report.diagnostics))}
          onExplain={setRule}
        />
      </main>
      <footer>
        {rules().length} rules, data of {version.data}, {version.model}. Everything runs in this page; nothing is sent.
      </footer>
      <Explanation rule={rule} onClose={closeExplanation} />
    </>
  );
}

begin().then((initial) => createRoot(document.getElementById("app")).render(<App initial={initial} />));
