// SPDX-License-Identifier: EUPL-1.2
import casefile from "../casefile/words.fr.json";
import clocks from "../clocks/words.fr.json";
import codes from "../codes/words.fr.json";
import desk from "../desk/words.fr.json";
import docket from "../docket/words.fr.json";
import promises from "../promises/words.fr.json";
import restrictions from "../restrictions/words.fr.json";
import signin from "../signin/words.fr.json";
import today from "../today/words.fr.json";

export const catalogues = { casefile, clocks, codes, desk, docket, promises, restrictions, signin, today };
