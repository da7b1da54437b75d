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

/** A diagnostic for people who fill in a form: full sentences that name the field. */
export function sentence(diagnostic: Diagnostic, name = label(diagnostic.path)): string {
  const member = steps(diagnostic.path).at(-1);
  const isNamed = diagnostic.message.includes(`\`${member}\``);
  const message = isNamed ? capital(diagnostic.message) : `${name}: ${diagnostic.message}`;
  return quoted([message, capital(diagnostic.help ?? "")].filter(Boolean).map(stopped).join(" "));
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
