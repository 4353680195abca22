// SPDX-License-Identifier: EUPL-1.2
#include "api/office/register/brief_json.h"

#include "api/office/paging.h"
#include "register/agreement/shown.h"
#include "register/meeting/shown.h"
#include "register/programme/shown.h"

namespace comity::api {

namespace {

using format::Value;

template <class Items, class Make>
Value listed_values(const Items& items, Make make) {
    Value list = Value::list();
    for (const auto& item : items) list.append(make(item));
    return list;
}

/// Number and title of what is read further at its own address.
Value named(const registry::Holding& holding, std::string_view stage) {
    return Value::object({{"id", holding.id}, {"number", holding.number}, {"title", holding.title}, {"stage", stage}});
}

Value meeting_line(const registry::Meeting* meeting, CivilDate on) {
    if (!meeting) return {};
    return named(*meeting, meeting->stage_on(on))
        .set("from", to_string(meeting->from))
        .set("to", to_string(meeting->to))
        .set("place", meeting->place);
}

Value treaties_line(const node::BriefTreaties& line) {
    return Value::object({{"family", line.family == law::Family::extradition ? "extradition" : "assistance"},
                          {"direction", line.ours ? "outgoing" : "incoming"},
                          {"answer", line.answer},
                          {"governing", Value::list_of(line.governing)}});
}

Value task_line(const registry::LeftTask& left, CivilDate on) {
    return Value::object({{"meeting", left.meeting->id},
                          {"number", left.meeting->number},
                          {"decision", registry::shown(*left.decision, on)}});
}

}  // namespace

Value brief_value(const node::Brief& brief) {
    const CivilDate on = brief.on;
    return Value::object(
        {{"state", brief.state.text()},
         {"on", to_string(on)},
         {"last_meeting", meeting_line(registry::last_held(brief.meetings, brief.state, on), on)},
         {"next_meeting", meeting_line(registry::next_planned(brief.meetings, brief.state, on), on)},
         {"people", listed_values(registry::met_persons(brief.meetings, brief.state, on),
                                  [](const registry::MetPerson& met) {
                                      return Value::object({{"name", met.name},
                                                            {"office", met.office},
                                                            {"times", met.times},
                                                            {"last_met", to_string(met.last->to)},
                                                            {"meeting", met.last->id}});
                                  })},
         {"tasks", listed_values(registry::left_tasks(brief.meetings, brief.state, on),
                                 [on](const registry::LeftTask& left) { return task_line(left, on); })},
         {"treaties", listed_values(brief.treaties, treaties_line)},
         {"agreements", listed_values(brief.agreements,
                                      [on](const registry::Agreement& agreement) {
                                          return named(agreement, registry::word(agreement.stage_on(on)))
                                              .set("kind", agreement.kind)
                                              .set("in_force_since", registry::day_text(agreement.in_force_since()));
                                      })},
         {"observed", listed_values(brief.observed,
                                    [on](const registry::Agreement& agreement) {
                                        const registry::Step* step = agreement.step_on(on);
                                        return named(agreement, registry::word(agreement.stage_on(on)))
                                            .set("kind", agreement.kind)
                                            .set("parties", registry::shown(agreement.parties))
                                            .set("since", step ? to_string(step->effect) : std::string())
                                            .set("source", step ? step->source.words : std::string());
                                    })},
         {"offers", listed_values(node::open_offers_of(brief),
                                  [](const registry::OpenOffer& open) { return registry::shown(open); })},
         {"programmes", listed_values(brief.programmes,
                                      [on](const registry::Programme& programme) {
                                          return named(programme, programme.stage_on(on))
                                              .set("progress", *registry::shown(programme, on).find("progress"));
                                      })},
         {"cases", listed_values(brief.cases,
                                 [](const node::BriefCases& line) {
                                     return Value::object({{"kind", line.kind},
                                                           {"direction", line.direction},
                                                           {"open", line.open},
                                                           {"held", line.held},
                                                           {"overdue", line.overdue}});
                                 })},
         {"reciprocity", listed_values(brief.reciprocity, ledger_value)},
         {"promises", listed_values(brief.promises, [](const node::BriefPromises& line) {
              return Value::object({{"kind", line.kind}, {"by", line.given ? "us" : "them"}, {"count", line.count}});
          })}});
}

}  // namespace comity::api
