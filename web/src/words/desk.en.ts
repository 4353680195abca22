// SPDX-License-Identifier: EUPL-1.2
import casefile from "../casefile/words.en.json";
import clocks from "../clocks/words.en.json";
import codes from "../codes/words.en.json";
import desk from "../desk/words.en.json";
import docket from "../docket/words.en.json";
import promises from "../promises/words.en.json";
import restrictions from "../restrictions/words.en.json";
import signin from "../signin/words.en.json";
import today from "../today/words.en.json";

export const catalogues = { casefile, clocks, codes, desk, docket, promises, restrictions, signin, today };
