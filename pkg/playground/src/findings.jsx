import { Marked } from "./explanation.jsx";

const counted = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

export function summary(diagnostics) {
  const count = (severity) => diagnostics.filter((found) => found.severity === severity).length;
  const parts = [
    count("error") && counted(count("error"), "error"),
    count("warning") && counted(count("warning"), "warning"),
    count("advice") && `${count("advice")} advice`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "No problems found";
}

function Finding({ found, onShow, onFix, onExplain }) {
  const { severity, rule, span, fix, path, sourcePath, location } = found;
  return (
    <li className={`finding ${severity}`}>
      <p>
        <strong className="severity">{severity}</strong>{" "}
        {span ? (
          <button type="button" className="place" onClick={() => onShow(found)} aria-label={`${span.start.line}:${span.start.column}, show it in the text`}>
            {span.start.line}:{span.start.column}
          </button>
        ) : (
          <button type="button" className="place" onClick={() => onShow(found)} aria-label={`show ${path}`}>
            show
          </button>
        )}{" "}
        <Marked text={found.message} />
      </p>
      {found.help && (
        <p className="help">
          <Marked text={found.help} />
        </p>
      )}
      <p className="actions">
        {fix && (
          <button type="button" onClick={() => onFix(found)}>
            Fix: <Marked text={fix.description} />
            {!fix.safe && " (review it)"}
          </button>
        )}
        <a href={`#${rule}`} onClick={() => onExplain(rule)}>
          {rule}
        </a>
        <code className="path">{location ?? sourcePath ?? path}</code>
      </p>
    </li>
  );
}

/** The findings, and the fixes of all of them. */
export function Findings({ report, isLoading, onShow, onFix, onFixAll, onExplain }) {
  const { diagnostics, note, requests } = report;
  const fixable = diagnostics.filter(({ fix }) => fix?.safe).length;
  return (
    <section className="pane findings" aria-labelledby="findings-title">
      <div className="bar">
        <h2 id="findings-title" className={diagnostics.some(({ severity }) => severity === "error") ? "bad" : "good"}>
          <span role="status">{isLoading ? "Loading more checks …" : note ? "No request found" : summary(diagnostics)}</span>
        </h2>
        {fixable > 0 && (
          <button type="button" onClick={onFixAll}>
            Fix all safe ({fixable})
          </button>
        )}
      </div>
      {note && <p className="note">{note}.</p>}
      {requests?.length > 0 && (
        <p className="note">
          {counted(requests.length, "function")} found: {[...new Set(requests.map(({ input }) => input))].join(", ")}
        </p>
      )}
      <ol tabIndex={-1}>
        {diagnostics.map((found, at) => (
          <Finding key={`${found.rule}${found.path}${at}`} found={found} onShow={onShow} onFix={onFix} onExplain={onExplain} />
        ))}
      </ol>
    </section>
  );
}
