import { useRef, useState } from "react";
import { asCall, asCheck, asCommand } from "./copies.js";
import { link, linterOptions } from "./state.js";

/** Copies the state in one of several forms. */
export function Copy({ state, request, fileName }) {
  const [done, setDone] = useState("");
  const menu = useRef(null);
  const put = (name, make) => async () => {
    try {
      await navigator.clipboard.writeText(await make());
      setDone(`${name} copied`);
    } catch (error) {
      setDone(`Cannot copy: ${error.message}`);
    }
    menu.current.open = false;
    menu.current.querySelector("summary").focus();
    setTimeout(() => setDone(""), 3000);
  };
  const options = linterOptions(state.options);
  const forms = [
    ["Link", () => link(state), true, "holds the whole text and the options"],
    ["Request as JSON", () => `${JSON.stringify(request, null, 2)}\n`, request],
    ["AWS CLI command", () => asCommand(request, options), request],
    ["SDK call", () => asCall(request, options), request],
    ["lambda-lint command", () => asCheck(fileName, options), true],
  ];
  return (
    <>
      <details className="menu" ref={menu} onKeyDown={(event) => event.key === "Escape" && (menu.current.open = false)}>
        <summary>Copy</summary>
        <ul>
          {forms.map(([name, make, isThere, note]) => (
            <li key={name}>
              <button type="button" disabled={!isThere} onClick={put(name, make)}>
                {name}
                {note && <small>{note}</small>}
              </button>
            </li>
          ))}
        </ul>
      </details>
      <span className="toast" role="status">
        {done}
      </span>
    </>
  );
}
