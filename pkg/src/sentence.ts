import { members } from "./generated/members.js";
import type { Diagnostic, Range } from "./types.js";

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

/** The application's label for a member, if any. */
export type Named = (pointer: string) => string | undefined;

/** Rules whose help concerns the notation of a request, which form users cannot change. */
const ABOUT_TEXT = new Set(["missing-member", "wrong-type"]);

/** A diagnostic for people who fill in a form: full sentences that name the field. */
export function sentence(diagnostic: Diagnostic, named: Named = () => undefined, startsWithField = true): string {
  const { path, message, help, members: marked = {} } = diagnostic;
  const isNamed = marked.message?.some(([start, end]) => message.slice(start, end) === steps(path).at(-1));
  const subject = isNamed || !startsWithField ? "" : `${named(path) ?? label(path)}: `;
  const first = labeled(subject === "" ? capital(message) : message, marked.message, diagnostic, named);
  const sentences = [capital(subject) + first];
  if (help !== undefined && !ABOUT_TEXT.has(diagnostic.rule)) {
    sentences.push(labeled(capital(help), marked.help, diagnostic, named));
  }
  return sentences.map(stopped).join(" ");
}

/** Replaces members with their labels, and backticks with quotation marks. */
function labeled(text: string, ranges: readonly Range[] = [], diagnostic: Diagnostic, named: Named): string {
  let result = "";
  let at = 0;
  for (const [start, end] of ranges) {
    const name = text.slice(start, end);
    // the backticks are next to the range
    const member = pointer(name, diagnostic);
    result += quoted(text.slice(at, start - 1)) + `“${(member === undefined ? undefined : named(member)) ?? name}”`;
    at = end + 1;
  }
  return result + quoted(text.slice(at));
}

/** The member that a message names: the place of the problem, a related place, or the only member with this name. */
function pointer(name: string, { path, related = [] }: Diagnostic): string | undefined {
  const known = [path, ...related.map((other) => other.path)].find((known) => steps(known).at(-1) === name);
  if (known !== undefined) return known;
  const end = `/${name.replaceAll(".", "/")}`;
  const found = Object.keys(members).filter((member) => member.endsWith(end));
  return found.length === 1 ? inEntry(found[0]!, path) : undefined;
}

/** A member of any entry, `/FileSystemConfigs/-/Arn`, as that of the entry that the problem is in. */
function inEntry(member: string, path: string): string | undefined {
  const own = path.split("/");
  const real = member.split("/").map((step, at) => (step === "-" ? own[at] : step));
  const isInside = member.split("/").every((step, at, all) => !all.includes("-", at) || step === "-" || step === own[at]);
  return isInside && real.every((step) => step !== undefined) ? real.join("/") : undefined;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function stopped(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

function quoted(text: string): string {
  return text.replace(/`([^`]*)`/g, "“$1”");
}
