// SPDX-License-Identifier: EUPL-1.2
// The page of a sealed portable request as one file: dist/downloads/comity-reader.html.
import { defineConfig } from "vite";
import { oneFilePage } from "./vite.onefile";

export default defineConfig(oneFilePage("reader.html", "comity-reader.html"));
