// What the playground shows, kept over a reload and put into a link.
import { examples } from "./examples.js";

export const OPTIONS = { region: "", account: "", asOf: "", select: "", ignore: "", placeholders: "", advice: false, partial: false };

/** The state of an example. */
export const stateOf = (example) => ({ example, text: examples[example].text, language: "auto", options: OPTIONS, tab: "text" });

const KEY = "state";

/** Keeps the state for this tab only: a request may hold secrets. */
export function keep(state) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    // storage is off or full; nothing is kept
  }
}

/** The state to begin with: that of the link, of this tab, or the first example. */
export async function begin() {
  const linked = await fromLink(location.hash);
  if (linked) {
    history.replaceState(null, "", location.pathname + location.search);
    return { ...stateOf(0), ...linked };
  }
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY));
    if (isState(kept)) return { ...stateOf(0), ...kept };
  } catch {
    // what was kept cannot be read
  }
  return stateOf(0);
}

/** A link that holds the text and the options. */
export async function link({ text, language, options, tab }) {
  const bytes = await through(new TextEncoder().encode(JSON.stringify({ text, language, options, tab })), new CompressionStream("deflate-raw"));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return `${location.origin}${location.pathname}#s=${base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

async function fromLink(hash) {
  if (!hash.startsWith("#s=")) return undefined;
  try {
    const base64 = hash.slice(3).replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const state = JSON.parse(new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw"))));
    return isState(state) ? { ...state, options: { ...OPTIONS, ...state.options } } : undefined;
  } catch {
    return undefined;
  }
}

const isState = (state) => typeof state?.text === "string" && typeof state.options === "object" && state.options !== null;

async function through(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

const names = (text) => text.split(/[\s,]+/).filter(Boolean);

/** Options as the linter takes them. */
export function linterOptions({ region, account, asOf, select, ignore, placeholders, advice, partial }) {
  return {
    region: region.trim() || undefined,
    account: account.trim() || undefined,
    asOf: asOf || undefined,
    select: names(select).length > 0 ? names(select) : undefined,
    ignore: names(ignore).length > 0 ? names(ignore) : undefined,
    placeholders: placeholders || undefined,
    advice: advice || undefined,
    partial: partial || undefined,
  };
}
