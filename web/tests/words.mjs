// SPDX-License-Identifier: EUPL-1.2
import { IntlMessageFormat } from "intl-messageformat";
import { readFileSync } from "node:fs";

/** The messages of a page by key, as the reader sees them: tests name what is meant, not how it is worded today. */
export function words(page, language = "en") {
  const catalogue = JSON.parse(readFileSync(new URL(`../src/${page}/words.${language}.json`, import.meta.url), "utf8"));
  return (key, values) => {
    if (catalogue[key] === undefined) throw new Error(`src/${page}/words.${language}.json has no message ${key}`);
    return String(new IntlMessageFormat(catalogue[key], language, undefined, { ignoreTag: true }).format(values));
  };
}
