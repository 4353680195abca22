// SPDX-License-Identifier: EUPL-1.2
// Commands about the agreement itself and the steps of its life.
#include "register/agreement/commands.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "register/decide.h"
#include "register/public/page_commands.h"

namespace comity::registry {

namespace {

using command::Fields;
using command::Parameter;
using command::ParameterType;
using format::Value;

constexpr std::array<std::string_view, 9> kinds_of_cooperation{
    "extradition",    "assistance", "transfer-of-persons", "transfer-of-proceedings",
    "asset-recovery", "police",     "information",         "experience",
    "training"};

Result<void> check_description(const Value& arguments) {
    TRY_VOID(check_not_emptied(arguments, {"title"}));
    Fields read(arguments);
    for (const std::string& kind : read.texts("covers"))
        if (std::ranges::find(kinds_of_cooperation, kind) == kinds_of_cooperation.end())
            return fail(ErrorKind::invalid, fmt::format("'{}' is no kind of cooperation", kind), {},
                        fmt::format("one of {}", fmt::join(kinds_of_cooperation, ", ")));
    for (const std::string& language : read.texts("languages")) TRY_VOID(check_language(language));
    for (const Value* limit : read.objects("limits")) {
        Fields of(*limit);
        (void)of.text("what");
        TRY_VOID(parse_period(of.text("period")));
        TRY_VOID(of.finish());
    }
    return read.finish();
}

/// Of what is observed every side is named: an agreement has two States at least, and none of them is ours.
Result<void> check_sides(const std::vector<Party>& parties, bool observed) {
    if (!observed || states_of(parties).size() > 1) return {};
    return fail(ErrorKind::invalid, "an agreement among others has sides of two States at least", {},
                "name all of them; what has us as a side is entered without 'observed'");
}

Result<void> check_own_side(const Value& arguments, bool observed) {
    Fields read(arguments);
    if (!observed || read.text_or("own_authority").empty()) return read.finish();
    return fail(ErrorKind::invalid, "'own_authority' does not belong to an agreement among others", {},
                "we are no side of it");
}

Events begin(const Agreement&, const Command& command, const Environment& environment) {
    TRY_VOID(check_owners(command.arguments));
    const bool observed = Fields(command.arguments).flag("observed", false);
    TRY(parties, read_parties(command.arguments, environment.own));
    TRY_VOID(check_sides(parties, observed));
    TRY_VOID(check_own_side(command.arguments, observed));
    TRY_VOID(check_description(command.arguments));
    return std::vector{NewEvent{"agreement-begun", command.arguments}};
}

Events describe(const Agreement& agreement, const Command& command, const Environment&) {
    TRY_VOID(check_own_side(command.arguments, agreement.observed));
    TRY_VOID(check_description(command.arguments));
    return std::vector{NewEvent{"agreement-described", command.arguments}};
}

Events correct_parties(const Agreement& agreement, const Command& command, const Environment& environment) {
    TRY(parties, read_parties(command.arguments, environment.own));
    TRY_VOID(check_sides(parties, agreement.observed));
    for (const Offer& offer : agreement.offers)
        if (!has_party(parties, offer.state))
            return fail(ErrorKind::conflict,
                        fmt::format("offer {} is with {}, which would be no party", offer.id, offer.state.text()));
    return std::vector{NewEvent{"parties-corrected", command.arguments}};
}

Result<void> check_end(const Agreement& before, Fields& read, CivilDate on, CivilDate effect) {
    const std::string how = read.text("how");
    if (how.empty())
        return fail(ErrorKind::invalid, "'how' is missing", {}, "expired, replaced, denounced or abandoned");
    const bool was_in_force = before.stage() == Stage::in_force || before.stage() == Stage::suspended;
    if ((how == "abandoned") == was_in_force)
        return fail(ErrorKind::conflict, fmt::format("{} is {}", before.number, word(before.stage())), {},
                    was_in_force ? "what is in force expires, is replaced or is denounced"
                                 : "what was never in force is abandoned");
    if (how == "replaced" && read.text_or("replaced_by").empty())
        return fail(ErrorKind::invalid, "'replaced_by' is missing", {}, "the number or name of what takes its place");
    if (how != "denounced") return {};
    if (read.text_or("by").empty())
        return fail(ErrorKind::invalid, "'by' is missing", {}, "who denounced it: us, them");
    if (before.notice && effect < add(on, *before.notice))
        return fail(ErrorKind::invalid,
                    fmt::format("a denunciation takes effect {} after notice: not before {}", to_string(*before.notice),
                                to_string(add(on, *before.notice))),
                    {}, "give the day of effect, or correct the period of notice with describe-agreement");
    return {};
}

/// Whether the step may follow what was before it.
Result<void> check_step(const Agreement& before, const StepKind& kind, Fields& read, CivilDate on, CivilDate effect) {
    if (effect != on && kind.to < Stage::in_force)
        return fail(ErrorKind::invalid, fmt::format("'effect' does not belong to '{}'", kind.word), {},
                    "entry into force, suspension, resumption and end have a day of effect");
    if (kind.to == Stage::signed_by_both && !before.observed && !is_history(before, on) &&
        (read.text_or("place").empty() || read.texts("signatories").empty()))
        return fail(
            ErrorKind::invalid, "a signature has its place and its signatories", {},
            "give 'place' and 'signatories'; only what was signed before the register knew of it may lack them");
    TRY_VOID(check_not_ours(before, read));
    if (kind.word == "suspend" && read.text_or("by").empty())
        return fail(ErrorKind::invalid, "'by' is missing", {}, "who suspended it: us, them, both");
    if (kind.to == Stage::ended) return check_end(before, read, on, effect);
    return {};
}

Events take_step(const Agreement& agreement, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    TRY(kind, step_kind(read.text("step")));
    if (kind->to == Stage::proposed && !agreement.observed)
        return fail(ErrorKind::invalid, "'propose' is a step of agreements among others", {},
                    "make-offer records what we propose, or they to us");
    const CivilDate on = read.day("on");
    const CivilDate effect = read.day_if("effect").value_or(on);
    TRY_VOID(read.finish());
    TRY_VOID(check_happened(on, environment.today));
    const Stage stage = agreement.stage();
    if (stage < kind->first || stage > kind->last)
        return fail(ErrorKind::conflict,
                    fmt::format("{} is {}: '{}' is no step from there", agreement.number, word(stage), kind->word), {},
                    "GET the agreement: 'possible' lists the steps that can be taken");
    if (const Step* last = agreement.last_step(); last && effect < last->effect)
        return fail(ErrorKind::invalid,
                    fmt::format("{} is before step {} ({}, {})", to_string(effect), last->id, last->step,
                                to_string(last->effect)),
                    {}, "steps follow each other; correct the earlier one with correct-step");
    TRY_VOID(check_step(agreement, *kind, read, on, effect));
    return std::vector{step_event(agreement, kind->word, on, effect, command.arguments)};
}

/// What binds us towards another: not what others do, nor what was before the register knew of it.
bool binding(const Agreement& agreement, const Value& step_as_recorded) {
    Fields read(step_as_recorded);
    if (agreement.observed || is_history(agreement, read.day("on"))) return false;
    const std::string step = read.text("step");
    const bool ours = read.text_or("by") != "them";
    return step == "initial" || step == "sign" || (step == "suspend" && ours) || step == "resume" ||
           (step == "end" && read.text_or("how") == "denounced" && ours);
}

bool step_binds(const Agreement& agreement, const Command& command, const Environment&) {
    return binding(agreement, command.arguments);
}

/// As the event tells it.
Value value_of(const Step& step) {
    return Value::object({{"id", step.id},
                          {"step", step.step},
                          {"on", to_string(step.on)},
                          {"effect", to_string(step.effect)},
                          {"place", step.place},
                          {"signatories", Value::list_of(step.signatories)},
                          {"how", step.how},
                          {"by", step.by},
                          {"replaced_by", step.replaced_by},
                          {"says", step.says}});
}

/// The step with what is said of it anew; with its day the day of effect moves that was the same.
Value corrected(const Step& step, const Value& arguments) {
    Value whole = value_of(step);
    for (const format::Member& member : *arguments.as_object())
        if (!member.value.is_null()) whole.set(member.key, member.value);
    if (step.effect == step.on && !Fields(arguments).has("effect")) whole.set("effect", *whole.find("on"));
    return whole;
}

/// The agreement as it was when nothing of that step had happened.
Agreement without_steps_from(Agreement agreement, std::string_view id) {
    const auto first = std::ranges::find(agreement.steps, id, &Step::id);
    agreement.steps.erase(first, agreement.steps.end());
    return agreement;
}

Events correct_step(const Agreement& agreement, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    TRY(step, part_of(agreement.steps, "step", read.text("id")));
    if (step->withdrawn) return fail(ErrorKind::conflict, fmt::format("step {} was withdrawn", step->id));
    Value whole = corrected(*step, command.arguments);
    Fields said(whole);
    const CivilDate on = said.day("on");
    const CivilDate effect = said.day("effect");
    TRY_VOID(said.finish());
    TRY_VOID(check_happened(on, environment.today));
    TRY(kind, step_kind(step->step));
    TRY_VOID(check_step(without_steps_from(agreement, step->id), *kind, said, on, effect));
    for (const Step& other : agreement.steps) {
        if (other.withdrawn || other.id == step->id) continue;
        const bool before = &other < step;
        if (before ? other.effect > effect : other.effect < effect)
            return fail(ErrorKind::invalid,
                        fmt::format("{} is {} step {} ({}, {})", to_string(effect), before ? "before" : "behind",
                                    other.id, other.step, to_string(other.effect)),
                        {}, "steps follow each other");
    }
    return std::vector{NewEvent{"step-corrected", std::move(whole)}};
}

/// What was recorded as history, and by its correction binds us after all.
bool correction_binds(const Agreement& agreement, const Command& command, const Environment&) {
    const auto step = part_of(agreement.steps, "step", Fields(command.arguments).text("id"));
    return step && !binding(agreement, value_of(**step)) && binding(agreement, corrected(**step, command.arguments));
}

Events withdraw_step(const Agreement& agreement, const Command& command, const Environment&) {
    TRY(id, command.arguments.string_at("id"));
    TRY(step, part_of(agreement.steps, "step", id));
    if (step != agreement.last_step())
        return fail(ErrorKind::conflict, fmt::format("step {} is not the last that stands", id), {},
                    "withdraw the later ones first, or correct it");
    return std::vector{NewEvent{"step-withdrawn", command.arguments}};
}

Events complete_procedure(const Agreement& agreement, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    const StateCode side = read.state("side");
    TRY_VOID(check_happened(read.day("on"), environment.today));
    if (agreement.stage() != Stage::signed_by_both && agreement.stage() != Stage::procedures)
        return fail(ErrorKind::conflict, fmt::format("{} is {}", agreement.number, word(agreement.stage())), {},
                    "procedures lie between signature and entry into force");
    if ((side != environment.own || agreement.observed) && !has_party(agreement.parties, side))
        return fail(ErrorKind::invalid, fmt::format("{} is no party", side.text()));
    const auto missing = agreement.procedures_missing(environment.own);
    if (std::ranges::find(missing, side) == missing.end())
        return fail(ErrorKind::conflict, fmt::format("{} is through its procedures already", side.text()));
    return std::vector{NewEvent{"procedure-completed", command.arguments}};
}

Events amend(const Agreement& agreement, const Command& command, const Environment& environment) {
    if (agreement.stage() != Stage::in_force && agreement.stage() != Stage::suspended)
        return fail(ErrorKind::conflict, fmt::format("{} is {}", agreement.number, word(agreement.stage())), {},
                    "what is not in force is changed by a new draft");
    Value payload = command.arguments;
    Fields read(payload);
    TRY_VOID(check_happened(read.day("on"), environment.today));
    payload.set("id", next_id('m', agreement.amendments));
    return std::vector{NewEvent{"amended", std::move(payload)}};
}

using command::ParameterType::date;
using command::ParameterType::text;
constexpr std::string_view kind_words = "treaty protocol interdepartmental-agreement memorandum reciprocity-assurance";
constexpr std::string_view channel_words = "direct central-authorities ministries diplomatic interpol";
constexpr Parameter on{"on", date, true, "the day it happened"};
constexpr Parameter reason{"reason", text, true, "why"};
constexpr Parameter parties{"parties", ParameterType::list, true,
                            "the other sides: [{\"state\": \"KZ\", \"authority\": \"General Prosecutor's Office\"}]"};

constexpr std::array begin_parameters{
    Parameter{"agreement", text, true, "id, given by the node", "", true},
    Parameter{"number", text, true, "number in the register, given by the node", "", true},
    Parameter{"on", date, true, "day of entry in the register, given by the node", "", true},
    Parameter{"title", text, true, "its name"},
    Parameter{"kind", text, true, "what it is", kind_words},
    parties,
    Parameter{"owner", text, true, "account that answers for it"},
    Parameter{"substitute", text, true, "account that stands in"},
    Parameter{"own_authority", text, false, "who of our side takes part; without: this authority"},
    Parameter{"covers", ParameterType::words, false,
              "kinds of cooperation: extradition, assistance, transfer-of-persons, transfer-of-proceedings, "
              "asset-recovery, police, information, experience, training"},
    Parameter{"channel", text, false, "the way it opens", channel_words},
    Parameter{"languages", ParameterType::words, false, "languages of requests under it (ISO 639-1)"},
    Parameter{"limits", ParameterType::list, false, "its time limits: [{\"what\": \"answer\", \"period\": \"P30D\"}]"},
    Parameter{"enters_after", ParameterType::period, false,
              "from the last notice of completed procedures to its entry"},
    Parameter{"term", ParameterType::period, false, "for how long it is made; without: no end"},
    Parameter{"prolonged_by", ParameterType::period, false, "at the end of the term, where nobody objects"},
    Parameter{"notice", ParameterType::period, false, "from a denunciation to its effect"},
    Parameter{"replaces", text, false, "number or name of the one before"},
    Parameter{"observed", ParameterType::boolean, false,
              "true: an agreement among others, of which we are no side; 'parties' names all of them"},
};
constexpr std::array describe_parameters{
    Parameter{"title", text, false, "its name"},
    Parameter{"kind", text, false, "what it is", kind_words},
    begin_parameters[8],
    begin_parameters[9],
    begin_parameters[10],
    begin_parameters[11],
    begin_parameters[12],
    begin_parameters[13],
    begin_parameters[14],
    begin_parameters[15],
    begin_parameters[16],
    begin_parameters[17],
};
constexpr std::array party_parameters{parties, reason};
constexpr std::array step_parameters{
    Parameter{"step", text, true, "what happened",
              "propose negotiate initial sign begin-procedures enter-into-force suspend resume end"},
    on,
    Parameter{"effect", date, false, "the day from which it counts; without: the same"},
    Parameter{"place", text, false, "where"},
    Parameter{"signatories", ParameterType::words, false, "who signed, with their offices"},
    Parameter{"how", text, false, "how it ended", "expired replaced denounced abandoned"},
    Parameter{"by", text, false, "who suspended or denounced it", "us them both"},
    Parameter{"replaced_by", text, false, "number or name of what takes its place"},
    Parameter{"says", text, false, "in words"},
    source_parameter,
    document_parameter,
    Parameter{"reason", text, false, "why, where a second person must agree"},
};
constexpr std::array correct_parameters{
    Parameter{"id", text, true, "which step: t2"},
    Parameter{"on", date, false, "the day it happened"},
    step_parameters[2],
    step_parameters[3],
    step_parameters[4],
    step_parameters[8],
    source_parameter,
    document_parameter,
    reason,
};
constexpr std::array withdraw_parameters{Parameter{"id", text, true, "which step: t2"}, reason};
constexpr std::array procedure_parameters{Parameter{"side", ParameterType::state, true, "whose: a party, or our State"},
                                          on, source_parameter, document_parameter};
constexpr std::array amend_parameters{on,
                                      Parameter{"effect", date, true, "the day from which it counts"},
                                      Parameter{"says", text, true, "what it changes"},
                                      Parameter{"number", text, false, "number of the amending agreement here"},
                                      source_parameter,
                                      document_parameter};

using Kind = CommandKind<Agreement>;
constexpr std::array table{
    Kind{"begin-agreement", "", "create", "Enter an agreement", begin_parameters, begin},
    Kind{"describe-agreement", "description", "change", "Say what it covers, its channel, languages and limits",
         describe_parameters, describe},
    Kind{"correct-parties", "parties", "change", "Correct who the other sides are", party_parameters, correct_parties},
    Kind{"take-step", "steps", "change", "Record a step of its life; what binds us needs a second person",
         step_parameters, take_step, step_binds},
    Kind{"correct-step", "steps/{id}/correction", "change", "Correct a step; what was known before stays known",
         correct_parameters, correct_step, correction_binds},
    Kind{"withdraw-step", "steps/{id}/withdrawal", "change", "Withdraw the last step, recorded in error",
         withdraw_parameters, withdraw_step},
    Kind{"complete-procedure", "procedures", "change", "Record that a side is through its internal procedures",
         procedure_parameters, complete_procedure},
    Kind{"amend", "amendments", "change", "Record an amendment", amend_parameters, amend},
};

}  // namespace

Result<void> check_not_ours(const Agreement& agreement, Fields& read) {
    if (!agreement.observed || read.text_or("by") != "us") return {};
    return fail(ErrorKind::invalid, fmt::format("{} is among others: not we did it", agreement.number), {},
                "'them', or 'both' for all sides together; say in words which of them");
}

NewEvent step_event(const Agreement& agreement, std::string_view step, CivilDate on, CivilDate effect,
                    Value arguments) {
    arguments.set("id", next_id('t', agreement.steps))
        .set("step", step)
        .set("on", to_string(on))
        .set("effect", to_string(effect));
    return {"step-taken", std::move(arguments)};
}

std::span<const CommandKind<Agreement>> KindOf<Agreement>::commands() {
    static const auto all = [] {
        std::vector<Kind> kinds;
        for (const std::span<const Kind> part : {std::span<const Kind>(table), text_commands(), offer_commands(),
                                                 std::span<const Kind>(page_commands<Agreement>)})
            kinds.insert(kinds.end(), part.begin(), part.end());
        return kinds;
    }();
    return all;
}

}  // namespace comity::registry
