import { useEffect, useRef, useState } from "react";

let loading;

/** `code` in backticks and links, as elements. */
export function Marked({ text }) {
  return text.split(/(`[^`]+`)/).map((part, at) => (part.startsWith("`") && part.length > 1 ? <code key={at}>{part.slice(1, -1)}</code> : part));
}

function Example({ title, json }) {
  if (!json) return null;
  let shown = json;
  try {
    shown = JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    // an example of what is no JSON
  }
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <pre tabIndex={0}>{shown}</pre>
    </figure>
  );
}

/** Why a rule exists, what breaks it, and what it rests on. */
export function Explanation({ rule, onClose }) {
  const dialog = useRef(null);
  const [rules, setRules] = useState();
  useEffect(() => {
    if (!rule) return;
    loading ??= fetch("rules.json").then((answer) => answer.json());
    loading.then(setRules);
    dialog.current.showModal();
  }, [rule]);
  const found = rules?.[rule];
  return (
    <dialog ref={dialog} onClose={onClose} onClick={({ target }) => target === dialog.current && dialog.current.close()} aria-labelledby="rule">
      <article tabIndex={-1}>
        <header>
          <h2 id="rule">{rule}</h2>
          {found && <span className={`badge ${found.severity}`}>{found.severity}</span>}
          <button type="button" onClick={() => dialog.current.close()}>
            Close
          </button>
        </header>
        {found &&
          found.prose
            .split(/\n\s*\n/)
            .map((paragraph) => (
              <p key={paragraph}>
                <Marked text={paragraph.trim()} />
              </p>
            ))}
        {found && (
          <div className="examples">
            <Example title="Fails" json={found.fail} />
            <Example title="Passes" json={found.pass} />
          </div>
        )}
        {found?.evidence.length > 0 && (
          <>
            <h3>Evidence</h3>
            <ul>
              {found.evidence.map(({ kind, note, url, date }, at) => (
                <li key={at}>
                  {url ? (
                    <a href={url} target="_blank" rel="noreferrer">
                      {kind}
                    </a>
                  ) : (
                    kind
                  )}
                  {note && ": "}
                  <Marked text={note} /> <time>{date}</time>
                </li>
              ))}
            </ul>
          </>
        )}
      </article>
    </dialog>
  );
}
