// SPDX-License-Identifier: EUPL-1.2
// A sealed portable request (docs/formats/package.md): its list, its files, its seal.
import { base64, hex, type Octets, sha256, textOf } from "../court/octets";
import { type Json, type JsonObject, readObject, textIn } from "../court/json";
import { Wrong } from "../court/wrong";
import { readSeal, type Seal } from "./seal";
import { contentOf, readZip } from "./zip";

export interface PackagedFile {
  file: string;
  /** BCP 47, of a version of the request; "" of others. */
  language: string;
  /** Of an attachment; "" of others. */
  title: string;
  content: Octets;
}

export interface Package {
  reference: string;
  from: string;
  to: string;
  title: string;
  made: string;
  documents: PackagedFile[];
  attachments: PackagedFile[];
  data: PackagedFile | null;
  /** "sha256:…" of the list: what a reply slip answers. */
  request: string;
  seal: Seal;
}

const MEMBERS = ["attachments", "data", "documents", "form", "from", "made", "reference", "title", "to"];
const UNSIGNED = /^(mimetype|META-INF\/(manifest|signatures)\.xml)$/;

export const named = (digest: Octets) => `sha256:${hex(digest)}`;

function objectsIn(list: JsonObject, name: string): JsonObject[] {
  const value: Json | undefined = list[name];
  if (!Array.isArray(value)) throw new Wrong("no-list", { name });
  return value.map((item) => {
    if (item === null || typeof item !== "object" || Array.isArray(item)) throw new Wrong("no-list", { name });
    return item;
  });
}

/** Every file of the container, held to the digest that was signed; a file that nobody signed is refused. */
async function signedFiles(file: Octets): Promise<{ files: Map<string, Octets>; seal: Seal }> {
  const entries = readZip(file);
  const signatures = entries.get("META-INF/signatures.xml");
  if (!signatures || !entries.has("mimetype")) throw new Wrong("no-package");
  const seal = await readSeal(textOf(await contentOf(signatures)));
  const files = new Map<string, Octets>();
  for (const entry of entries.values()) {
    if (UNSIGNED.test(entry.name)) continue;
    const signed = seal.files.get(entry.name);
    if (signed === undefined) throw new Wrong("not-signed", { file: entry.name });
    const content = await contentOf(entry);
    if (base64(await sha256(content)) !== signed) throw new Wrong("file-changed", { file: entry.name });
    files.set(entry.name, content);
  }
  const gone = [...seal.files.keys()].find((name) => !files.has(name));
  if (gone !== undefined) throw new Wrong("file-gone", { file: gone });
  return { files, seal };
}

export async function readPackage(file: Octets): Promise<Package> {
  const { files, seal } = await signedFiles(file);
  const octets = files.get("package.json");
  if (!octets) throw new Wrong("no-package");
  const list = readObject(textOf(octets), MEMBERS);
  if (list.form !== "comity-package-1") throw new Wrong("no-package");
  const read = async (item: JsonObject, besides: "language" | "title" | ""): Promise<PackagedFile> => {
    const name = textIn(item, "file");
    const content = files.get(name);
    if (!content) throw new Wrong("file-gone", { file: name });
    if (named(await sha256(content)) !== textIn(item, "digest")) throw new Wrong("file-changed", { file: name });
    return { file: name, content, language: besides === "language" ? textIn(item, "language") : "", title: besides === "title" ? textIn(item, "title") : "" };
  };
  const { data } = list;
  return {
    reference: textIn(list, "reference"),
    from: textIn(list, "from"),
    to: textIn(list, "to"),
    title: textIn(list, "title"),
    made: textIn(list, "made"),
    documents: await Promise.all(objectsIn(list, "documents").map((item) => read(item, "language"))),
    attachments: await Promise.all(objectsIn(list, "attachments").map((item) => read(item, "title"))),
    data: data === undefined ? null : await read(objectsIn({ data: [data] }, "data")[0] as JsonObject, ""),
    request: named(await sha256(octets)),
    seal,
  };
}
