// SPDX-License-Identifier: EUPL-1.2
#include "register/meeting/shown.h"

#include "register/public/public_content.h"

namespace comity::registry {

namespace {

using command::value_of;
using format::Value;

Value point_value(const AgendaPoint& point) {
    return Value::object({{"id", point.id},
                          {"subject", point.subject},
                          {"by", point.by},
                          {"says", point.says},
                          {"papers", Value::list_of(point.papers)},
                          {"dropped", point.dropped},
                          {"recorded", value_of(point.mark)}});
}

Value member_value(const Member& member) {
    return Value::object({{"id", member.id},
                          {"side", member.side},
                          {"state", member.side == "them" ? member.state.text() : std::string()},
                          {"name", member.name},
                          {"office", member.office},
                          {"role", member.role},
                          {"withdrawn", member.withdrawn},
                          {"recorded", value_of(member.mark)}});
}

Value minutes_line(const Minutes& minutes) {
    return with_source(Value::object({{"id", minutes.id},
                                      {"language", minutes.language},
                                      {"octets", minutes.text.size()},
                                      {"adopted_on", day_text(minutes.adopted_on)}}),
                       minutes.adopted_source, minutes.mark);
}

}  // namespace

Value shown(const Minutes& minutes) {
    Value value = minutes_line(minutes);
    value.set("text", minutes.text);
    return value;
}

Value shown(const Decision& decision, CivilDate on) {
    return with_source(Value::object({{"id", decision.id},
                                      {"on", to_string(decision.on)},
                                      {"says", decision.says},
                                      {"point", decision.point},
                                      {"by", decision.by},
                                      {"owner", decision.owner},
                                      {"responsible_there", decision.responsible_there},
                                      {"due", day_text(decision.due)},
                                      {"case", decision.case_id},
                                      {"about", decision.about},
                                      {"status", word(decision.status_on(on))},
                                      {"moved", decision.moved},
                                      {"done_on", day_text(decision.done_on)},
                                      {"done_says", decision.done_says},
                                      {"dropped_on", day_text(decision.dropped_on)},
                                      {"dropped_because", decision.dropped_because}}),
                       decision.done_source, decision.mark);
}

Value shown(const Meeting& meeting, CivilDate on) {
    const auto decision_value = [&](const Decision& decision) { return shown(decision, on); };
    Value value = shown_holding(meeting, on, meeting.stage_on(on));
    value.set("kind", meeting.kind)
        .set("body", meeting.body)
        .set("under", Value::list_of(meeting.under))
        .set("parties", shown(meeting.parties))
        .set("from", to_string(meeting.from))
        .set("to", to_string(meeting.to))
        .set("place", meeting.place)
        .set("held", meeting.held)
        .set("source", meeting.outcome_source.words)
        .set("document", meeting.outcome_source.document)
        .set("cancelled_on", day_text(meeting.cancelled_on))
        .set("cancelled_because", meeting.cancelled_because)
        .set("agenda", list_of(meeting.agenda, point_value))
        .set("members", list_of(meeting.members, member_value))
        .set("minutes", list_of(meeting.minutes, minutes_line))
        .set("decisions", list_of(meeting.decisions, decision_value))
        .set("page", shown_page(meeting, on));
    return value;
}

}  // namespace comity::registry
