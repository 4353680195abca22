// SPDX-License-Identifier: EUPL-1.2
// Tags stand in addresses of the public site (docs/formats/news.md).

/** "Digital assets, visits" → ["digital-assets", "visits"], each once. */
export const tagsOf = (typed: string): string[] => [...new Set(typed.split(/[,\n]/).map((tag) => tag.trim().toLowerCase().replace(/\s+/g, "-")).filter(Boolean))];

export const isTag = (tag: string): boolean => /^[a-z0-9-]{1,40}$/.test(tag);

export const MOST_TAGS = 20;
