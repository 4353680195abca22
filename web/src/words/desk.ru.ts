// SPDX-License-Identifier: EUPL-1.2
import casefile from "../casefile/words.ru.json";
import clocks from "../clocks/words.ru.json";
import codes from "../codes/words.ru.json";
import desk from "../desk/words.ru.json";
import docket from "../docket/words.ru.json";
import promises from "../promises/words.ru.json";
import restrictions from "../restrictions/words.ru.json";
import signin from "../signin/words.ru.json";
import today from "../today/words.ru.json";

export const catalogues = { casefile, clocks, codes, desk, docket, promises, restrictions, signin, today };
