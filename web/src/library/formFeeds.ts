// SPDX-License-Identifier: EUPL-1.2
/** A line of three hyphens parts pages for whoever types; form feeds stay as they are. */
export const partedByFormFeeds = (text: string) => text.replace(/(^|\n)---[ \t]*(\r?\n|$)/g, "$1\f");
