// SPDX-License-Identifier: EUPL-1.2
#include "law/rules/situation.h"

namespace comity::law {

Situation::Situation(const Facts& facts_given, const Register& register_given, StateCode requesting_state,
                     StateCode requested_state, CivilDate as_of_day, CivilDate day)
    : facts(facts_given),
      network(register_given),
      requesting(requesting_state),
      requested(requested_state),
      as_of(as_of_day),
      request_day(day) {
    network.bound_by(requesting, request_day, requesting_bound);
    network.bound_by(requested, request_day, requested_bound);
    network.names(requesting, requesting_named);
    network.names(requested, requested_named);
    relevant.reserve(128);
    for (std::size_t i = 0; i < requesting_named.size(); ++i) {
        if ((requesting_named[i] | requested_named[i]) != 0) relevant.push_back(static_cast<InstrumentIndex>(i));
    }
    const std::span<const Instrument> instruments = network.library().instruments();
    for (InstrumentIndex index : relevant) {
        if (both_bound(index) == Truth::no) continue;
        if (network.unknown_treaty(index) != nullptr) continue;
        if (instruments[static_cast<std::size_t>(index)].mla_treaty) mla_treaty = either(mla_treaty, both_bound(index));
    }
}

Truth Situation::accepted(const Chapter& chapter) const {
    return both(!network.declared(requesting, chapter.opt_out, request_day),
                !network.declared(requested, chapter.opt_out, request_day));
}

Truth Situation::chapter_accepted(InstrumentIndex instrument, TextId name) const {
    const Library& library = network.library();
    const Instrument& owner = library.instruments()[static_cast<std::size_t>(instrument)];
    for (const Chapter& chapter : library.of(library.chapters(), owner.chapters)) {
        if (chapter.name == name) return accepted(chapter);
    }
    return Truth::yes;
}

}  // namespace comity::law
