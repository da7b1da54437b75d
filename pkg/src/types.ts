/** `error`: the service refuses the request. `warning`: it accepts it, but trouble follows. `advice`: good practice. */
export type Severity = "error" | "warning" | "advice";

/** The bytes of a text in UTF-8. */
export type Bytes = ArrayBuffer | ArrayBufferView;

/** The options of a check. */
export interface LintOptions {
  /** The region of the function, such as `eu-west-1`. */
  readonly region?: string | undefined;
  /** The account of the function, 12 digits. */
  readonly account?: string | undefined;
  /** Check as of this date, `YYYY-MM-DD`. The default is the date of the data: see `version.data`. */
  readonly asOf?: string | undefined;
  /** How to treat placeholders such as `{{ role }}` and `YOUR_ACCOUNT_ID`; the default is `warn`. */
  readonly placeholders?: "allow" | "warn" | "error" | undefined;
  /** Quotas of the account that differ from the defaults: `{ memory: 3008 }`. */
  readonly quotas?: { readonly [quota in "memory" | "timeout" | "storage" | "layers" | "tags" | "environment"]?: number } | undefined;
  /** Run only these rules: ids, groups, `all`, `default` or `advice`. */
  readonly select?: readonly string[] | undefined;
  /** Run these rules in addition. */
  readonly extendSelect?: readonly string[] | undefined;
  /** Do not run these rules: ids or groups. */
  readonly ignore?: readonly string[] | undefined;
  /** Severities of rules; `off` turns a rule off. */
  readonly severity?: { readonly [rule: string]: Severity | "off" } | undefined;
  /** Whether members may be missing, as in an unfinished form. */
  readonly partial?: boolean | undefined;
}

/** The options of the entries that have advice. */
export interface FullOptions extends LintOptions {
  /** Whether to also report advice. */
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
  /** The id of the rule that reported it. */
  readonly rule: string;
  readonly severity: Severity;
  /** JSON Pointer (RFC 6901) into the request. A missing member has the path that it would have. */
  readonly path: string;
  /** What is wrong, with the value and what is allowed. */
  readonly message: string;
  /** What to do. */
  readonly help?: string;
  /** The page or model that supports the rule. */
  readonly url?: string;
  /** The span, if the request is text. */
  readonly span?: Span;
  /** The answer of the service. */
  readonly aws?: { readonly code: string; readonly status: number };
  /** Other places that are part of the problem. */
  readonly related?: readonly { readonly path: string; readonly message: string; readonly span?: Span }[];
  /** The figures, names and values in the message, for translation: `min`, `max`, `actual`, `expected`, `member`, `value` … */
  readonly params?: { readonly [name: string]: number | string | readonly string[] | null };
  /**
   * Where `message` and `help` name members of the request: ranges in UTF-16 code units, without the backticks. A user
   * interface can show its own labels there.
   */
  readonly members?: { readonly message?: readonly Range[]; readonly help?: readonly Range[] };
  /** The edit that resolves it, if only one is right and the request is text. Offsets are UTF-8 bytes. */
  readonly fix?: {
    readonly description: string;
    readonly safe: boolean;
    readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  };
}

/** The diagnostics of one request. */
export interface Report {
  /** Whether there are no errors, so the service is expected to accept the request. */
  readonly ok: boolean;
  /** All diagnostics, by position (in a text) or by path (in an object). */
  readonly diagnostics: readonly Diagnostic[];
}

/** The metadata of a rule. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** One line: the fault. */
  readonly summary: string;
  /** The page or model that supports the rule. */
  readonly url?: string;
  /** The groups that select it, in addition to its id. */
  readonly groups?: readonly string[];
}

/** The constraints of a value. */
export interface Constraints {
  readonly type: "string" | "integer" | "number" | "boolean" | "bytes" | "list" | "map" | "object";
  /** The minimum and the maximum of the service model. */
  readonly min?: number;
  readonly max?: number;
  /** What a number counts, such as `MB`. */
  readonly unit?: string;
  /** The length of a string in characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** For the attribute `pattern` of an input field: anchored by itself, in ECMAScript with the flag `v`. */
  readonly pattern?: string;
  /** The values of the service model. */
  readonly enum?: readonly string[];
  /** The number of entries of a list or a map. */
  readonly minItems?: number;
  readonly maxItems?: number;
  /** The constraints of a map's keys. */
  readonly key?: Constraints;
  /** Whether the value is secret and never appears in a message. */
  readonly sensitive?: boolean;
}

/** The constraints of a member, and other facts for a form. */
export interface Description extends Constraints {
  /** Whether the member is required where its parent is present. */
  readonly required: boolean;
  /** The default of the service. */
  readonly default?: number | string | readonly string[];
  /** The maximum without a capacity provider, an accelerator or a higher quota. */
  readonly quota?: number;
  /** The values of `enum` to offer: neither deprecated nor a preview. */
  readonly suggested?: readonly string[];
  /** The reference page of the member. */
  readonly url?: string;
}
