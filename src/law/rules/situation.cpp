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
    relevant.reserve(256);
    const std::span<const Instrument> instruments = network.library().instruments();
    const std::span<const char> one = requesting_named;
    const std::span<const char> other = requested_named;
    for (std::size_t i = 0; i < one.size(); ++i) {
        if ((one[i] | other[i]) == 0) continue;
        const auto index = static_cast<InstrumentIndex>(i);
        relevant.push_back(index);
        const Truth bound = both_bound(index);
        if (bound != Truth::no && i < instruments.size() && instruments[i].mla_treaty)
            mla_treaty = either(mla_treaty, bound);
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
