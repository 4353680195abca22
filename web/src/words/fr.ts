// SPDX-License-Identifier: EUPL-1.2
import app from "../app/words.fr.json";
import atlas from "../atlas/words.fr.json";
import changes from "../changes/words.fr.json";
import instrument from "../instrument/words.fr.json";
import interview from "../interview/words.fr.json";
import pictures from "../pictures/words.fr.json";
import sheet from "../sheet/words.fr.json";

export const catalogues = { app, atlas, changes, instrument, interview, pictures, sheet };
