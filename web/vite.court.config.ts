// SPDX-License-Identifier: EUPL-1.2
// The page for the court room as one file: dist/downloads/comity-verify.html.
import { defineConfig, type Plugin } from "vite";
import { oneFilePage } from "./vite.onefile";

/** Of the words of a case's page, those that say what a part of a payload is called. */
const linesOnly: Plugin = {
  name: "lines-only",
  enforce: "pre",
  transform(text, id) {
    if (!/\/casefile\/words\.\w+\.json$/.test(id)) return null;
    const lines = Object.entries(JSON.parse(text) as Record<string, string>).filter(([key]) => key.startsWith("line-"));
    return { code: JSON.stringify(Object.fromEntries(lines)), map: null };
  },
};

export default defineConfig(oneFilePage("court.html", "comity-verify.html", [linesOnly]));
