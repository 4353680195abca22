// SPDX-License-Identifier: EUPL-1.2
import app from "../app/words.ru.json";
import atlas from "../atlas/words.ru.json";
import changes from "../changes/words.ru.json";
import instrument from "../instrument/words.ru.json";
import interview from "../interview/words.ru.json";
import pictures from "../pictures/words.ru.json";
import sheet from "../sheet/words.ru.json";

export const catalogues = { app, atlas, changes, instrument, interview, pictures, sheet };
