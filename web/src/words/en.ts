// SPDX-License-Identifier: EUPL-1.2
import app from "../app/words.en.json";
import atlas from "../atlas/words.en.json";
import changes from "../changes/words.en.json";
import instrument from "../instrument/words.en.json";
import interview from "../interview/words.en.json";
import pictures from "../pictures/words.en.json";
import sheet from "../sheet/words.en.json";

export const catalogues = { app, atlas, changes, instrument, interview, pictures, sheet };
