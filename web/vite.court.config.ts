// SPDX-License-Identifier: EUPL-1.2
// The page for the court room as one file: dist/downloads/comity-verify.html. Its policy lets it run its own script and style,
// known by their digests, and reach nothing else.
import { createHash } from "node:crypto";
import { defineConfig, type Plugin } from "vite";

const digest = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

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

const oneFile: Plugin = {
  name: "one-file",
  enforce: "post",
  generateBundle(_, bundle) {
    const page = bundle["court.html"];
    if (page?.type !== "asset") throw new Error("court.html was not built");
    let [script, style] = ["", ""];
    for (const [name, part] of Object.entries(bundle)) {
      if (part === page) continue;
      if (part.type === "chunk") script += part.code;
      else if (name.endsWith(".css")) style += String(part.source);
      else throw new Error(`${name} cannot stand in the page`);
      delete bundle[name];
    }
    // "</script" in a text of the script would end it (HTML, 4.12.1.3); "<\/" means the same.
    script = script.replaceAll("</script", "<\\/script");
    const policy = `default-src 'none'; script-src ${digest(script)}; style-src ${digest(style)}; base-uri 'none'; form-action 'none'`;
    const kept = String(page.source)
      .replace(/\s*<(?:script|link)\b[^>]*>(?:<\/script>)?/g, "")
      .replace("<head>", () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
      .replace("</head>", () => `  <style>${style}</style>\n  </head>`)
      .replace("</body>", () => `  <script type="module">${script}</script>\n  </body>`);
    delete bundle["court.html"];
    this.emitFile({ type: "asset", fileName: "downloads/comity-verify.html", source: kept });
  },
};

export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [linesOnly, oneFile],
  build: { target: "es2022", emptyOutDir: false, modulePreload: false, cssCodeSplit: false, reportCompressedSize: false, rollupOptions: { input: "court.html" } },
});
