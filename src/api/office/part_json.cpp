// SPDX-License-Identifier: EUPL-1.2
#include "api/office/part_json.h"

#include "format/canonical_json.h"

namespace comity::api {

using format::Value;

namespace {

Value day(const std::optional<CivilDate>& day) {
    return day ? Value(to_string(*day)) : Value();
}

/// Recorded as canonical JSON; what was recorded was read by the same reader before.
Value parsed(const std::string& json) {
    if (json.empty()) return {};
    const auto value = format::read_value(json, "recorded value");
    return value ? *value : Value();
}

template <class Words>
Value word_list(const Words& words) {
    Value list = Value::list();
    for (const auto& each : words) list.append(each);
    return list;
}

}  // namespace

Value source_value(const cases::Source& source) {
    return Value::object({{"document", source.document}, {"page", source.page}, {"words", source.words}});
}

Value fact_value(const cases::FactEntry& entry) {
    return Value::object({{"value", parsed(entry.value)},
                          {"unknown", entry.unknown},
                          {"source", source_value(entry.source)},
                          {"recorded", command::value_of(entry.mark)}});
}

Value subject_value(const cases::Subject& subject) {
    Value identifiers = Value::list();
    for (const cases::Identifier& identifier : subject.identifiers)
        identifiers.append(Value::object(
            {{"type", identifier.type}, {"value", identifier.value}, {"issued_by", identifier.issued_by}}));
    Value held;
    if (subject.held)
        held = Value::object({{"basis", subject.held->basis},
                              {"since", to_string(subject.held->since)},
                              {"place", subject.held->place},
                              {"recorded", command::value_of(subject.held->mark)}});
    Value born;
    if (subject.born)
        born = Value::object({{"first", to_string(subject.born->first)}, {"last", to_string(subject.born->last)}});
    return Value::object({{"id", subject.id},
                          {"company", subject.company},
                          {"role", subject.role},
                          {"names", Value::list_of(subject.names)},
                          {"born", std::move(born)},
                          {"identifiers", std::move(identifiers)},
                          {"held", std::move(held)},
                          {"withdrawn", subject.withdrawn},
                          {"recorded", command::value_of(subject.mark)}});
}

Value measure_value(const cases::Measure& measure) {
    return Value::object({{"id", measure.id},
                          {"word", measure.word},
                          {"says", measure.says},
                          {"stage", measure.stage},
                          {"executor", measure.executor},
                          {"due", day(measure.due)},
                          {"subjects", Value::list_of(measure.subjects)},
                          {"result", measure.result},
                          {"recorded", command::value_of(measure.mark)}});
}

namespace {

Value inspection_value(const std::optional<cases::Document::Inspection>& inspection) {
    if (!inspection) return {};
    Value findings = Value::list();
    for (const cases::Document::Inspection::Finding& finding : inspection->findings)
        findings.append(Value::object(
            {{"kind", finding.kind}, {"level", finding.level}, {"where", finding.where}, {"detail", finding.detail}}));
    return Value::object({{"type", inspection->type},
                          {"media_type", inspection->media_type},
                          {"pages", inspection->pages},
                          {"findings", std::move(findings)},
                          {"more", inspection->more},
                          {"scan", Value::object({{"result", inspection->scan.result},
                                                  {"found", inspection->scan.found},
                                                  {"by", inspection->scan.by}})},
                          {"recorded", command::value_of(inspection->mark)}});
}

/// Without the words, which are asked for by themselves and recorded as read.
Value found_text_value(const std::optional<cases::Document::FoundText>& found) {
    if (!found) return {};
    return Value::object({{"result", found->result},
                          {"languages", Value::list_of(found->languages)},
                          {"bytes", found->bytes},
                          {"pages", found->pages},
                          {"more", found->more},
                          {"by", found->by},
                          {"recorded", command::value_of(found->mark)}});
}

}  // namespace

Value document_value(const cases::Document& document) {
    Value versions = Value::list();
    for (const cases::Document::Version& version : document.versions) {
        Value taken = Value::list();
        for (const cases::Document::Taking& taking : version.taken)
            taken.append(Value::object({{"reason", taking.reason}, {"recorded", command::value_of(taking.mark)}}));
        versions.append(Value::object({{"digest", version.digest},
                                       {"bytes", version.bytes},
                                       {"recorded", command::value_of(version.mark)},
                                       {"inspection", inspection_value(version.inspection)},
                                       {"found_text", found_text_value(version.found_text)},
                                       {"taken", std::move(taken)}}));
    }
    return Value::object({{"id", document.id},
                          {"kind", document.kind},
                          {"title", document.title},
                          {"language", document.language},
                          {"origin", document.origin},
                          {"translation_of", document.translation_of},
                          {"seal", document.seal},
                          {"media_type", document.media_type},
                          {"versions", std::move(versions)},
                          {"withdrawn", document.withdrawn}});
}

Value paper_value(const cases::Paper& paper) {
    Value versions = Value::list();
    for (const cases::Paper::Version& version : paper.versions)
        versions.append(Value::object({{"content", version.content},
                                       {"bytes", version.bytes},
                                       {"findings", Value::list_of(version.findings)},
                                       {"recorded", command::value_of(version.mark)}}));
    Value overridden;
    if (paper.overridden)
        overridden = Value::object({{"content", paper.overridden->content},
                                    {"findings", Value::list_of(paper.overridden->findings)},
                                    {"reason", paper.overridden->reason},
                                    {"recorded", command::value_of(paper.overridden->mark)}});
    Value released;
    if (paper.is_released())
        released = Value::object(
            {{"content", paper.released->content}, {"recorded", command::value_of(paper.released->mark)}});
    Value sealed;
    if (paper.is_sealed())
        sealed = Value::object({{"content", paper.sealed->content},
                                {"documents", Value::list_of(paper.sealed->documents)},
                                {"recorded", command::value_of(paper.sealed->mark)}});
    return Value::object({{"id", paper.id},
                          {"template", paper.template_id},
                          {"title", paper.title},
                          {"template_digest", paper.template_digest},
                          {"law", paper.law},
                          {"languages", Value::list_of(paper.languages)},
                          {"subject", paper.subject},
                          {"measure", paper.measure},
                          {"versions", std::move(versions)},
                          {"overridden", std::move(overridden)},
                          {"released", std::move(released)},
                          {"sealed", std::move(sealed)},
                          {"withdrawn", paper.withdrawn}});
}

Value package_value(const cases::Package& package) {
    Value parts = Value::list();
    for (const cases::Package::Part& part : package.parts)
        parts.append(Value::object(
            {{"name", part.name}, {"media_type", part.media_type}, {"digest", part.digest}, {"bytes", part.bytes}}));
    return Value::object({{"id", package.id},
                          {"paper", package.paper},
                          {"content", package.content},
                          {"title", package.title},
                          {"to", package.to},
                          {"attachments", Value::list_of(package.attachments)},
                          {"parts", std::move(parts)},
                          {"recorded", command::value_of(package.mark)},
                          {"document", package.document}});
}

Value clock_value(const cases::Clock& clock) {
    Value silence;
    if (clock.silence)
        silence = Value::object({{"until", to_string(clock.silence->until)},
                                 {"reason", clock.silence->reason},
                                 {"approved_by", clock.silence->approved_by},
                                 {"approved_on_behalf_of", clock.silence->approved_on_behalf_of}});
    return Value::object({{"id", clock.id},
                          {"kind", cases::word(clock.kind)},
                          {"rule", clock.rule},
                          {"label", clock.label},
                          {"subject", clock.subject},
                          {"measure", clock.measure},
                          {"from", clock.from},
                          {"period", clock.period},
                          {"due", clock.due},
                          {"conservative", clock.conservative},
                          {"effect", clock.effect},
                          {"owner", clock.owner},
                          {"substitute", clock.substitute},
                          {"gap", clock.gap},
                          {"ended", clock.ended},
                          {"ended_because", clock.ended_because},
                          {"alarm", clock.alarm},
                          {"silence", std::move(silence)},
                          {"recorded", command::value_of(clock.mark)}});
}

Value promise_value(const cases::Promise& promise) {
    return Value::object({{"id", promise.id},
                          {"kind", promise.kind},
                          {"given", promise.given},
                          {"says", promise.says},
                          {"breached_by", word_list(promise.breached_by)},
                          {"rule", promise.rule},
                          {"subject", promise.subject},
                          {"until", day(promise.until)},
                          {"watcher", promise.watcher},
                          {"source", source_value(promise.source)},
                          {"ended_because", promise.ended_because},
                          {"recorded", command::value_of(promise.mark)}});
}

Value task_value(const cases::Task& task) {
    return Value::object({{"id", task.id},
                          {"says", task.says},
                          {"owner", task.owner},
                          {"due", day(task.due)},
                          {"from", task.from},
                          {"done_because", task.done_because},
                          {"recorded", command::value_of(task.mark)}});
}

Value note_value(const cases::Note& note) {
    return Value::object({{"id", note.id}, {"says", note.says}, {"recorded", command::value_of(note.mark)}});
}

Value link_value(const cases::Link& link) {
    return Value::object({{"to", link.to},
                          {"relation", link.relation},
                          {"says", link.says},
                          {"recorded", command::value_of(link.mark)}});
}

Value step_taken_value(const cases::StepTaken& step) {
    return Value::object({{"step", step.step},
                          {"subject", step.subject},
                          {"on", to_string(step.on)},
                          {"says", step.says},
                          {"recorded", command::value_of(step.mark)}});
}

Value grant_value(const cases::Grant& grant) {
    return Value::object({{"account", grant.account},
                          {"reason", grant.reason},
                          {"until", to_string(grant.until)},
                          {"break_glass", grant.break_glass},
                          {"ended", grant.ended},
                          {"recorded", command::value_of(grant.mark)}});
}

Value step_value(const cases::Step& step) {
    Value facts = Value::list();
    for (const cases::RecordedFact& fact : step.records) {
        if (fact.from != cases::RecordedFact::From::given) continue;
        Value one_of = Value::list();
        std::string_view words = fact.value;
        while (!words.empty()) {
            const std::size_t blank = words.find(' ');
            one_of.append(words.substr(0, blank));
            words = blank == std::string_view::npos ? std::string_view() : words.substr(blank + 1);
        }
        facts.append(Value::object({{"fact", fact.fact}, {"one_of", std::move(one_of)}}));
    }
    Value touches = Value::list();
    for (const cases::Touch touch : step.touches) touches.append(cases::word(touch));
    return Value::object({{"step", step.word},
                          {"says", step.says},
                          {"by", cases::word(step.by)},
                          {"to", step.to},
                          {"act", step.act == cases::Act::none ? std::string_view() : cases::word(step.act)},
                          {"liberty", cases::word(step.liberty)},
                          {"needs_subject", cases::about_subject(step)},
                          {"needs_reason", step.reason},
                          {"needs_measures_finished", step.measures_finished},
                          {"needs_nobody_held", step.nobody_held},
                          {"needs_pre_flight", step.pre_flight},
                          {"needs_facts", std::move(facts)},
                          {"touches", std::move(touches)},
                          {"source", step.source}});
}

Value next_steps_value(const std::vector<const cases::Step*>& steps) {
    Value list = Value::list();
    for (const cases::Step* step : steps)
        list.append(Value::object({{"step", step->word},
                                   {"by", cases::word(step->by)},
                                   {"act", step->act == cases::Act::none ? std::string_view() : cases::word(step->act)},
                                   {"source", step->source}}));
    return list;
}

}  // namespace comity::api
