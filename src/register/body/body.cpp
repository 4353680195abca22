// SPDX-License-Identifier: EUPL-1.2
#include "register/body/body.h"

namespace comity::registry {

std::string_view Body::stage_on(CivilDate day) const {
    return ended_on && *ended_on <= day ? "ended" : "active";
}

format::Value shown(const Body& body, CivilDate on) {
    using format::Value;
    Value delegates = Value::list();
    for (const Delegate& delegate : body.delegates)
        delegates.append(with_source(Value::object({{"id", delegate.id},
                                                    {"name", delegate.name},
                                                    {"office", delegate.office},
                                                    {"mandate", delegate.mandate},
                                                    {"from", to_string(delegate.from)},
                                                    {"until", day_text(delegate.until)},
                                                    {"serves", delegate.serves_on(on)}}),
                                     delegate.source, delegate.mark));
    Value value = shown_holding(body, on, body.stage_on(on));
    value.set("kind", body.kind)
        .set("organisation", body.organisation)
        .set("parent", body.parent)
        .set("seat", body.seat)
        .set("mandate", body.mandate)
        .set("parties", shown(body.parties))
        .set("ended_on", day_text(body.ended_on))
        .set("ended_because", body.ended_because)
        .set("source", body.ended_source.words)
        .set("document", body.ended_source.document)
        .set("delegates", std::move(delegates));
    return value;
}

}  // namespace comity::registry
