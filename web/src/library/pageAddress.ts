// SPDX-License-Identifier: EUPL-1.2
import { query } from "../api/client";

/** Where a page of a text is read: a link that can be cited. */
export const pageAddress = (publication: string, text: string, page: number, axes: { on?: string; known?: string } = {}) => `desk/publications/${publication}?${query({ pane: "pages", text, page: String(page), ...axes })}`;
