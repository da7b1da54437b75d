import { lint, rules, version } from "lambda-lint/full";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { Editor, fixed } from "./editor.jsx";
import { examples } from "./examples.js";
import { Explanation, Marked } from "./explanation.jsx";
import { Form } from "./form.jsx";

const counted = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

function summary(diagnostics) {
  const count = (severity) => diagnostics.filter((found) => found.severity === severity).length;
  const parts = [
    count("error") && counted(count("error"), "error"),
    count("warning") && counted(count("warning"), "warning"),
    count("advice") && `${count("advice")} advice`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "Nothing to object to";
}

function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The request with another value at a place; an empty one removes the member and what is empty around it. */
function edited(value, [step, ...rest], put) {
  const copy = Array.isArray(value) ? [...value] : typeof value === "object" ? { ...value } : {};
  const inner = rest.length > 0 ? edited(copy[step] ?? (rest[0] === "0" ? [] : {}), rest, put) : put;
  const isEmpty = inner === "" || (typeof inner === "object" && Object.keys(inner).length === 0);
  if (!isEmpty) copy[step] = inner;
  else if (Array.isArray(copy)) copy.splice(Number(step), 1);
  else delete copy[step];
  return copy;
}

function Finding({ found, text, onShow, onFix, onExplain }) {
  return (
    <li className={`finding ${found.severity}`}>
      <button type="button" className="place" onClick={() => onShow(found.span)} aria-label={`Show line ${found.span.start.line}`}>
        {found.span.start.line}:{found.span.start.column}
      </button>
      <div>
        <p>
          <strong className="severity">{found.severity}</strong> <code className="path">{found.path || "/"}</code>{" "}
          <Marked text={found.message} />
        </p>
        {found.help && (
          <p className="help">
            <Marked text={found.help} />
          </p>
        )}
        <p className="actions">
          {found.fix && (
            <button type="button" onClick={() => onFix(fixed(text, found.fix))}>
              <Marked text={found.fix.description} />
              {!found.fix.safe && " (look at it)"}
            </button>
          )}
          <a href={`#${found.rule}`} onClick={() => onExplain(found.rule)}>
            {found.rule}
          </a>
        </p>
      </div>
    </li>
  );
}

function App() {
  const [text, setText] = useState(examples[0].text);
  const [advice, setAdvice] = useState(false);
  const [region, setRegion] = useState("");
  const [theme, setTheme] = useState(() => localStorage.getItem("theme") ?? "");
  const [rule, setRule] = useState(() => location.hash.slice(1));
  const editor = useRef(null);

  const [options, fault] = useMemo(() => {
    const asked = { advice, region: region.trim() || undefined };
    try {
      lint("{}", asked);
      return [asked, undefined];
    } catch (error) {
      return [{ advice }, error.message];
    }
  }, [advice, region]);
  const diagnostics = useMemo(() => lint(text, options).diagnostics, [text, options]);
  const request = useMemo(() => parsed(text), [text]);

  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem("theme", theme);
  }, [theme]);

  const edit = useCallback(
    (pointer, value, { type }) => {
      const isNumber = type === "integer" && /^\s*-?\d+\s*$/.test(value);
      const next = edited(request ?? {}, pointer.slice(1).split("/"), isNumber ? Number(value) : value);
      setText(`${JSON.stringify(next, null, 2)}\n`);
    },
    [request],
  );
  const closeExplanation = () => {
    setRule("");
    history.replaceState(null, "", location.pathname + location.search);
  };

  return (
    <>
      <header className="top">
        <img src="icon.svg" alt="" width="36" height="36" />
        <div>
          <h1>lambda-lint</h1>
          <p>What AWS Lambda would refuse in a CreateFunction request, before it is sent</p>
        </div>
        <nav>
          <label>
            Example
            <select defaultValue={examples[0].name} onChange={({ target }) => setText(examples[target.selectedIndex].text)}>
              {examples.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
          <label>
            Region
            <input
              value={region}
              onChange={({ target }) => setRegion(target.value)}
              placeholder="eu-west-1"
              size="12"
              aria-invalid={fault ? true : undefined}
              aria-describedby={fault && "region-fault"}
              title={fault}
            />
            {fault && (
              <span id="region-fault" className="visually-hidden">
                {fault}
              </span>
            )}
          </label>
          <label className="check">
            <input type="checkbox" checked={advice} onChange={({ target }) => setAdvice(target.checked)} />
            Advice
          </label>
          <label>
            Theme
            <select value={theme} onChange={({ target }) => setTheme(target.value)}>
              <option value="">System</option>
              <option value="light">Light</option>
              <option value="dark">Dark</option>
            </select>
          </label>
        </nav>
      </header>
      <main>
        <section className="pane text" aria-labelledby="text-title">
          <h2 id="text-title">Request</h2>
          <Editor ref={editor} text={text} diagnostics={diagnostics} onChange={setText} onExplain={setRule} />
          <p id="keys" className="keys">
            <kbd>F8</kbd> next finding <kbd>Ctrl</kbd>+<kbd>Shift</kbd>+<kbd>M</kbd> all findings <kbd>Esc</kbd> <kbd>Tab</kbd> leave the editor
          </p>
        </section>
        <section className="pane fields-pane" aria-labelledby="form-title">
          <h2 id="form-title">Form</h2>
          {request ? (
            <Form request={request} options={options} diagnostics={diagnostics} onEdit={edit} />
          ) : (
            <p className="unreadable">The text is not a JSON object at the moment, so there is nothing to fill in here.</p>
          )}
        </section>
        <section className="pane findings" aria-labelledby="findings-title">
          <h2 id="findings-title" role="status" className={diagnostics.some(({ severity }) => severity === "error") ? "bad" : "good"}>
            {summary(diagnostics)}
          </h2>
          <ol>
            {diagnostics.map((found, at) => (
              <Finding
                key={`${found.rule}${found.path}${at}`}
                found={found}
                text={text}
                onShow={(span) => editor.current.show(span)}
                onFix={setText}
                onExplain={setRule}
              />
            ))}
          </ol>
        </section>
      </main>
      <footer>
        {rules().length} rules, data of {version.data}, {version.model}. Everything runs in this page; nothing is sent.
      </footer>
      <Explanation rule={rule} onClose={closeExplanation} />
    </>
  );
}

createRoot(document.getElementById("app")).render(<App />);
