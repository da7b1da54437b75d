/**
 * `error`: the service rejects the request. `warning`: it accepts the request, but the function fails or causes trouble
 * later. `advice`: good practice.
 */
export type Severity = "error" | "warning" | "advice";

/** The bytes of a text in UTF-8. */
export type Bytes = ArrayBuffer | ArrayBufferView;

/** Context of the request. */
export interface LintOptions {
  /** The region of the function, such as `eu-west-1`. */
  readonly region?: string | undefined;
  /** The account ID of the function, 12 digits. */
  readonly account?: string | undefined;
  /** The date to check the request for, `YYYY-MM-DD`. Defaults to the date of the data; see `version.data`. */
  readonly asOf?: string | undefined;
  /** How to treat placeholders such as `{{ role }}` and `YOUR_ACCOUNT_ID`. Default: `warn`. */
  readonly placeholders?: "allow" | "warn" | "error" | undefined;
  /** Quotas of the account that differ from the defaults: `{ memory: 3008 }`. */
  readonly quotas?: { readonly [quota in "memory" | "timeout" | "storage" | "layers" | "tags" | "environment"]?: number } | undefined;
  /** Run only these rules: ids, groups, `all`, `default` or `advice`. */
  readonly select?: readonly string[] | undefined;
  /** These rules in addition. */
  readonly extendSelect?: readonly string[] | undefined;
  /** Do not run these rules: ids or groups. */
  readonly ignore?: readonly string[] | undefined;
  /** Overrides severities, by rule; `off` turns a rule off. */
  readonly severity?: { readonly [rule: string]: Severity | "off" } | undefined;
  /** Do not report missing members, for example while a form is being filled in. */
  readonly partial?: boolean | undefined;
}

/** The options of the entries that have advice. */
export interface FullOptions extends LintOptions {
  /** Also report advice. */
  readonly advice?: boolean | undefined;
}

/** A place in a text. */
export interface Position {
  /** UTF-8 bytes from the start of the text, from 0. */
  readonly offset: number;
  /** Line, from 1. */
  readonly line: number;
  /** UTF-16 code units from the start of the line, from 1. */
  readonly column: number;
}

/** A range in a text, the end not included. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}

/** Start and end in a text; the end is not included. */
export type Range = readonly [start: number, end: number];

/** One finding. */
export interface Diagnostic {
  /** The id of its rule. */
  readonly rule: string;
  readonly severity: Severity;
  /** JSON Pointer (RFC 6901) into the request. A missing member has the path that it would have. */
  readonly path: string;
  /** What is wrong, with which value, and what would be allowed. */
  readonly message: string;
  /** What to do. */
  readonly help?: string;
  /** The page or model that the rule rests on. */
  readonly url?: string;
  /** Where it stands, if the request is text. */
  readonly span?: Span;
  /** What the service answers. */
  readonly aws?: { readonly code: string; readonly status: number };
  /** Other places that have to do with it. */
  readonly related?: readonly { readonly path: string; readonly message: string; readonly span?: Span }[];
  /** The numbers, names and values in the message, for translation: `min`, `max`, `actual`, `expected`, `member`, `value` … */
  readonly params?: { readonly [name: string]: number | string | readonly string[] | null };
  /**
   * Where `message` and `help` name members of the request: ranges in UTF-16 code units, without the backticks. A user
   * interface can show its own labels there.
   */
  readonly members?: { readonly message?: readonly Range[]; readonly help?: readonly Range[] };
  /** The one right edit, if there is one and the request is text. Offsets are UTF-8 bytes. */
  readonly fix?: {
    readonly description: string;
    readonly safe: boolean;
    readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  };
}

/** All that was found in one request. */
export interface Report {
  /** Whether the service would take the request, as far as it shows: there is no error. */
  readonly ok: boolean;
  /** Everything, by position (in a text) or by path (in an object). */
  readonly diagnostics: readonly Diagnostic[];
}

/** What is known of a rule. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** One line: the fault. */
  readonly summary: string;
  /** The page or model that the rule rests on. */
  readonly url?: string;
  /** What it is selected by, besides its id. */
  readonly groups?: readonly string[];
}

/** The constraints of a value. */
export interface Constraints {
  readonly type: "string" | "integer" | "number" | "boolean" | "bytes" | "list" | "map" | "object";
  /** The least and the greatest number that the service knows. */
  readonly min?: number;
  readonly max?: number;
  /** What a number counts, such as `MB`. */
  readonly unit?: string;
  /** The length of a string in characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** For the attribute `pattern` of an input field: implicitly anchored, ECMAScript with the `v` flag. */
  readonly pattern?: string;
  /** The values that the service model knows. */
  readonly enum?: readonly string[];
  /** The number of entries of a list or a map. */
  readonly minItems?: number;
  readonly maxItems?: number;
  /** The constraints of a map's keys. */
  readonly key?: Constraints;
  /** Whether the value is secret and never appears in a message. */
  readonly sensitive?: boolean;
}

/** The constraints of a member, and what else a form wants to know of it. */
export interface Description extends Constraints {
  /** Whether the member is required where its parent is present. */
  readonly required: boolean;
  /** What the service takes where the member is missing. */
  readonly default?: number | string | readonly string[];
  /** The most that an ordinary function may have: above it, it takes a capacity provider, an accelerator or a higher quota. */
  readonly quota?: number;
  /** The `enum` values to offer in a form: neither deprecated nor in preview. */
  readonly suggested?: readonly string[];
  /** The reference page of the member. */
  readonly url?: string;
}
