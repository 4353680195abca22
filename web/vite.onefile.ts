// SPDX-License-Identifier: EUPL-1.2
// A page as one HTML file that works from a disk. Its policy lets it run its own script and style, known by their digests,
// and reach nothing else.
import { createHash } from "node:crypto";
import type { Plugin, UserConfig } from "vite";

const digest = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const oneFile = (input: string, name: string): Plugin => ({
  name: "one-file",
  enforce: "post",
  generateBundle(_, bundle) {
    const page = bundle[input];
    if (page?.type !== "asset") throw new Error(`${input} was not built`);
    let [script, style] = ["", ""];
    for (const [file, part] of Object.entries(bundle)) {
      if (part === page) continue;
      if (part.type === "chunk") script += part.code;
      else if (file.endsWith(".css")) style += String(part.source);
      else throw new Error(`${file} cannot stand in the page`);
      delete bundle[file];
    }
    // "</script" in a text of the script would end it (HTML, 4.12.1.3); "<\/" means the same.
    script = script.replaceAll("</script", "<\\/script");
    const policy = `default-src 'none'; script-src ${digest(script)}; style-src ${digest(style)}; base-uri 'none'; form-action 'none'`;
    const kept = String(page.source)
      .replace(/\s*<(?:script|link)\b[^>]*>(?:<\/script>)?/g, "")
      .replace("<head>", () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
      .replace("</head>", () => `  <style>${style}</style>\n  </head>`)
      .replace("</body>", () => `  <script type="module">${script}</script>\n  </body>`);
    delete bundle[input];
    this.emitFile({ type: "asset", fileName: `downloads/${name}`, source: kept });
  },
});

/** dist/downloads/`name` of the page `input`. */
export const oneFilePage = (input: string, name: string, plugins: Plugin[] = []): UserConfig => ({
  base: "./",
  publicDir: false,
  plugins: [...plugins, oneFile(input, name)],
  build: { target: "es2022", emptyOutDir: false, modulePreload: false, cssCodeSplit: false, reportCompressedSize: false, rollupOptions: { input } },
});
