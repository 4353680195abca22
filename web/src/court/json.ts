// SPDX-License-Identifier: EUPL-1.2
// JSON that is, character for character, what RFC 8785 would write: nothing can hide in a second member of one name, in
// blanks or in another spelling of the same text.
import { Wrong } from "./wrong";

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

const DEPTH = 64;

/** RFC 8785 section 3.2: members by UTF-16 code units, texts and numbers as ECMAScript writes them. */
export function canonical(value: Json, depth = 0): string {
  if (depth > DEPTH) throw new Wrong("nested", { limit: DEPTH });
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name] as Json, depth + 1)}`);
  return `{${members.join(",")}}`;
}

/** An object, its members among `known`: what nobody signed is not to ride along. */
export function readObject(text: string, known?: readonly string[]): JsonObject {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    throw new Wrong("no-json");
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new Wrong("no-json");
  if (canonical(value) !== text) throw new Wrong("other-spelling");
  const stranger = known && Object.keys(value).find((name) => !known.includes(name));
  if (stranger !== undefined) throw new Wrong("stranger", { name: stranger });
  return value;
}

export function textIn(object: JsonObject, name: string): string {
  const value = object[name];
  if (typeof value !== "string") throw new Wrong("no-text", { name });
  return value;
}

/** A whole number from `least` on that JavaScript holds exactly. */
export function numberIn(object: JsonObject, name: string, least: number): number {
  const value = object[name];
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < least) throw new Wrong("no-number", { name });
  return value;
}

export function textsIn(object: JsonObject, name: string): string[] {
  const value = object[name];
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) throw new Wrong("no-list", { name });
  return value;
}
