// SPDX-License-Identifier: EUPL-1.2
/** The paragraphs of a public text: an empty line ends one, as on the public page (docs/formats/news.md). */
export const paragraphs = (text: string): string[] =>
  text
    .replaceAll("\r\n", "\n")
    .split(/\n{2,}/)
    .map((one) => one.replace(/^\n|\n$/g, ""))
    .filter((one) => one !== "");
