#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// TypeScript's view of what an office answers and takes, from the server's own description of itself.
//   node tools/api_types.mjs openapi.json src/office
// A browser test holds both files to the description of the server that it runs against.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const scalars = { string: "string", integer: "number", number: "number", boolean: "boolean", null: "null" };
const name = (key) => (/^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key));

function typeOf(schema, indent) {
  if (schema.$ref) return schema.$ref.split("/").at(-1);
  if (schema.anyOf) return schema.anyOf.map((one) => typeOf(one, indent)).join(" | ");
  if (schema.enum) return schema.enum.map((word) => JSON.stringify(word)).join(" | ");
  if (schema.type === "array") {
    const item = typeOf(schema.items ?? {}, indent);
    return /[|{]/.test(item) ? `Array<${item}>` : `${item}[]`;
  }
  if (schema.type === "object") {
    if (schema.properties) return objectOf(schema, indent);
    return typeof schema.additionalProperties === "object" ? `Record<string, ${typeOf(schema.additionalProperties, indent)}>` : "Record<string, unknown>";
  }
  return scalars[schema.type] ?? "unknown";
}

function objectOf(schema, indent) {
  const required = new Set(schema.required ?? []);
  const members = Object.entries(schema.properties).map(([key, value]) => `${name(key)}${required.has(key) ? "" : "?"}: ${typeOf(value, `${indent}  `)};`);
  const line = `{ ${members.join(" ")} }`;
  if (members.length === 0) return "Record<string, never>";
  return line.length + indent.length <= 150 && !line.includes("\n") ? line : `{\n${members.map((member) => `${indent}  ${member}\n`).join("")}${indent}}`;
}

/** Whether its body is a file, not an object of members. */
const takesFile = ({ requestBody }) => requestBody !== undefined && !("additionalProperties" in (requestBody.content["application/json"]?.schema ?? {}));

/** The commands to what stands at `at`, by their address below it, with the body each takes. */
function commandsOf(paths, at) {
  return Object.entries(paths)
    .filter(([path, methods]) => path.startsWith(`${at}/`) && methods.post?.["x-permission"] && !takesFile(methods.post))
    .map(([path, { post }]) => `  ${JSON.stringify(path.slice(at.length + 1))}: ${bodyOf(post, "  ")};`);
}

function bodyOf(post, indent) {
  const body = post.requestBody?.content?.["application/json"]?.schema;
  return body && Object.keys(body.properties).length > 0 ? objectOf(body, indent) : "Record<string, never>";
}

/** What has commands: what begins it, their type, where it stands. */
const streams = [
  ["OpenCase", "CaseCommands", "/cases/{case}", "a case"],
  ["BeginAgreement", "AgreementCommands", "/agreements/{agreement}", "an agreement"],
  ["BeginProgramme", "ProgrammeCommands", "/programmes/{programme}", "a programme"],
  ["BeginBody", "BodyCommands", "/bodies/{body}", "a body"],
  ["BeginMeeting", "MeetingCommands", "/meetings/{meeting}", "a meeting"],
  ["BeginPublication", "PublicationCommands", "/publications/{publication}", "a publication"],
  ["BeginNews", "NewsCommands", "/news/{news}", "a news item"],
  [null, "GlossaryCommands", "/glossary", "the glossary"],
  ["BeginStatistic", "StatisticCommands", "/statistics/{statistic}", "a statistic"],
];

const head = [
  "// SPDX-License-Identifier: EUPL-1.2",
  "// Made by tools/api_types.mjs from GET /api/v1/openapi.json; a test says when it is no longer current.",
];

/** What the register keeps has a file of its own. */
const ofRegister = /^(Agreement|Amendment|Answer(Cell|Days|Table|edQuestion)|Balance|Bodies|Body|Brief|Dissemination|FoundPage|Law(Confirmed|Under)|Meeting|News|Offer|OpenOffer|Party$|Procedure$|Programme|ProvisionMoved|Public(Agreement|Meeting|News|Picture|Programme|Statistics|Words)|Publication|Questionnaire|Register|SnippetPart|Statistic)/;

/** The files for a description: their texts by name. */
export function typesOf(description) {
  const types = (wanted) =>
    Object.entries(description.components.schemas)
      .filter(([key]) => ofRegister.test(key) === wanted)
      .map(([key, schema]) => {
        const type = typeOf(schema, "");
        return type.startsWith("{") ? `export interface ${key} ${type}` : `export type ${key} = ${type};`;
      });
  const register = types(true);
  const shared = Object.keys(description.components.schemas).filter((key) => !ofRegister.test(key) && register.some((type) => new RegExp(`\\b${key}\\b`).test(type)));
  const imports = shared.length > 0 ? [`import type { ${shared.join(", ")} } from "./types";`, ""] : [];
  const commands = streams.flatMap(([begin, type, at, what]) => [
    ...(begin ? [`export interface ${begin} ${bodyOf(description.paths[at.slice(0, at.lastIndexOf("/"))].post, "")}`] : []),
    `/** Commands to ${what} by their address below it. */`,
    `export interface ${type} {`,
    ...commandsOf(description.paths, at),
    "}",
  ]);
  return { "types.ts": [...head, ...types(false), ""].join("\n"), "register.ts": [...head, ...imports, ...register, ""].join("\n"), "commands.ts": [...head, ...commands, ""].join("\n") };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [from, folder] = process.argv.slice(2);
  if (!from || !folder) {
    console.error("api_types: name the description and the folder to write to: openapi.json src/office");
    process.exit(1);
  }
  for (const [file, text] of Object.entries(typesOf(JSON.parse(readFileSync(from, "utf8"))))) writeFileSync(join(folder, file), text);
}
