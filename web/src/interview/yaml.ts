// SPDX-License-Identifier: EUPL-1.2

const plain = /^[A-Za-z][A-Za-z0-9_-]*$/;
const days = /^\d{4}-\d{2}-\d{2}$/;
// YAML 1.1 readers take these words for truth values or nothing; N, O and Y stand for States and initials.
const special = /^(y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

function scalar(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value ?? null);
  return (plain.test(value) && !special.test(value)) || days.test(value) ? value : JSON.stringify(value);
}

function key(name: string): string {
  return scalar(name);
}

function isBlock(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

function empty(value: unknown): string | null {
  if (Array.isArray(value) && value.length === 0) return "[]";
  if (typeof value === "object" && value !== null && Object.keys(value).length === 0) return "{}";
  return null;
}

function lines(value: object, indent: string): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => {
      if (!isBlock(item)) return [`${indent}- ${empty(item) ?? scalar(item)}`];
      const [first = "", ...rest] = lines(item, `${indent}  `);
      return [`${indent}- ${first.trimStart()}`, ...rest];
    });
  }
  return Object.entries(value).flatMap(([name, item]) =>
    isBlock(item) ? [`${indent}${key(name)}:`, ...lines(item, `${indent}  `)] : [`${indent}${key(name)}: ${empty(item) ?? scalar(item)}`],
  );
}

/** YAML 1.2 as `comity determine` reads it: block style, quoted where a reader could mistake a word. */
export function toYaml(value: object): string {
  return `${lines(value, "").join("\n")}\n`;
}
