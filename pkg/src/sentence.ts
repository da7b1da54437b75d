import { describe } from "./describe.js";
import type { Diagnostic } from "./types.js";

/** The steps of a JSON Pointer. */
export function steps(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

const ABBREVIATIONS = /^(ARN|KMS|S3|VPC|ID|IDS|URI|CPU|GiB|Ipv6)$/i;
const SPELLED: { readonly [word: string]: string } = { ids: "IDs", gib: "GiB", ipv6: "IPv6", vcpu: "vCPU" };

/** `/VpcConfig/SubnetIds/0` as `Subnet IDs, entry 1`. */
export function label(pointer: string): string {
  const names = steps(pointer);
  const last = names.at(-1);
  if (last === undefined) return "The request";
  const parent = names.at(-2);
  if (parent !== undefined && /^\d+$/.test(last)) return `${spaced(parent)}, entry ${Number(last) + 1}`;
  if (parent === "Tags" || parent === "Variables") return `${spaced(parent)}, “${last}”`;
  return spaced(last);
}

/** `KMSKeyArn` as `KMS key ARN`. */
function spaced(name: string): string {
  const words = name.match(/S3|Ipv6|VCpu|GiB|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|./g) ?? [name];
  return words
    .map((word, at) => {
      const lower = word.toLowerCase();
      if (SPELLED[lower] !== undefined) return SPELLED[lower];
      if (ABBREVIATIONS.test(word)) return word.toUpperCase();
      return at === 0 ? word : lower;
    })
    .join(" ");
}

/** What the application calls the member at a JSON Pointer, if it says so. */
export type Named = (pointer: string) => string | undefined;

/** Rules whose help is about how a request is written, which is not in the hands of who fills in a form. */
const ABOUT_TEXT = new Set(["missing-member", "wrong-type"]);

/** A diagnostic for people who fill in a form: full sentences that name the field. */
export function sentence(diagnostic: Diagnostic, named: Named = () => undefined, startsWithField = true): string {
  const { path, message, help = "" } = diagnostic;
  const isNamed = !startsWithField || message.includes(`\`${steps(path).at(-1)}\``);
  const texts = [isNamed ? message : `${named(path) ?? label(path)}: ${message}`, ABOUT_TEXT.has(diagnostic.rule) ? "" : help];
  // the text of a label stays as it is, so capitals come first
  return quoted(texts.filter(Boolean).map(capital).map(stopped).join(" "), diagnostic, named);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function stopped(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** Names of members become what the application calls them. What the user typed stays as it is. */
function quoted(text: string, { path, related = [], params = {} }: Diagnostic, named: Named): string {
  const pointers = [path, ...related.map((other) => other.path)];
  const typed = Object.entries(params).flatMap(([name, value]) => (name === "member" ? [] : value));
  return text.replace(/`([^`]*)`/g, (_, word: string) => {
    const pointer = pointers.find((known) => steps(known).at(-1) === word) ?? `/${word.replaceAll(".", "/")}`;
    const isMember = word !== "" && describe(pointer) !== undefined && !typed.includes(word);
    return `“${(isMember ? named(pointer) : undefined) ?? word}”`;
  });
}
