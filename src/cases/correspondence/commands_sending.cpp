// SPDX-License-Identifier: EUPL-1.2
// Commands about what leaves: released by two persons, and proven on its way.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cases/correspondence/commands.h"
#include "cases/correspondence/deciding.h"
#include "cases/inspections.h"
#include "cases/lifecycle/lifecycle.h"
#include "format/canonical_json.h"

namespace comity::cases {

namespace {

using format::Value;
using Events = Result<std::vector<NewEvent>>;

Result<void> check_documents(const CaseState& state, const std::vector<std::string>& documents) {
    for (const std::string& id : documents) {
        const Document* document = state.document(id);
        if (!document) return unknown_part("document", id, ids_of(state.documents));
        if (document->withdrawn)
            return fail(ErrorKind::conflict, fmt::format("document {} was withdrawn", id), {}, "leave it out");
    }
    return {};
}

Result<void> check_replaced(const CaseState& state, const std::string& id) {
    if (id.empty()) return {};
    const Transmittal* replaced = state.transmittal(id);
    if (!replaced || !replaced->outgoing) return unknown_part("transmittal of ours", id, ids_of(state.transmittals));
    const std::string_view now = standing(*replaced);
    if (now == "unproven" || now == "refused" || now.starts_with("not-")) return {};
    return fail(ErrorKind::conflict, fmt::format("{} is {}: it needs no replacement", id, now), {},
                "only what ended refused or unproven is replaced");
}

/// The thread of the case with that authority; "" where there is none yet.
std::string thread_with(const CaseState& state, const std::string& party) {
    for (const Transmittal& transmittal : state.transmittals)
        if (transmittal.party == party && !transmittal.thread.empty()) return transmittal.thread;
    return "";
}

/// What the release says; whether the step may be taken is weighed now, and again when it has left.
Events dispatch(const CaseState& state, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    TRY(channel, find_channel(read.text("channel")));
    TRY(action, find_action(read.text("action")));
    const std::string party = read.text("to");
    TRY_VOID(check_documents(state, read.texts("documents")));
    for (const std::string& id : read.texts("documents")) TRY_VOID(check_free_of_malware(state, *state.document(id)));
    TRY_VOID(check_replaced(state, read.text_or("replaces")));
    Deciding deciding(state, command, environment);
    const std::string step = read.has("step") ? read.text("step") : deciding.step_now(action->as_sent);
    Value arguments = Value::object();
    copy(command.arguments, arguments, {"facts", "subject", "reason", "at", "place"});
    if (!step.empty()) {
        Value trial = arguments;
        trial.set("step", step);
        TRY_VOID(take_step(state, {.name = "take-step", .arguments = std::move(trial), .actor = command.actor},
                           environment));
    } else if (action->opens_case) {
        return fail(ErrorKind::conflict, fmt::format("the request cannot go while the case is at '{}'", state.stage),
                    {}, "`steps` of the case say what comes before it is sent");
    }
    Value payload = Value::object({{"transmittal", next_id('x', state.transmittals)},
                                   {"uuid", read.text("uuid")},
                                   {"channel", channel->word},
                                   {"action", action->word},
                                   {"to", party},
                                   {"documents", Value::list_of(read.texts("documents"))},
                                   {"step", step}});
    if (channel->machine) {
        const std::string known = thread_with(state, party);
        const std::string thread = known.empty() ? read.text("thread") : known;
        // What replaces another stands in its place.
        const Transmittal* replaced = state.transmittal(read.text_or("replaces"));
        const bool same_thread = replaced && replaced->thread == thread;
        payload.set("thread", thread);
        payload.set("sequence", same_thread ? replaced->sequence : next_sequence(state, thread));
    }
    if (!arguments.as_object()->empty()) payload.set("arguments", format::canonical_json(arguments).value());
    copy(command.arguments, payload, {"unit", "says", "reply_by", "replaces", "instrument"});
    deciding.add("channel.queued", std::move(payload));
    if (const std::string replaced = read.text_or("replaces"); !replaced.empty())
        deciding.end_tasks("channel/" + replaced, "sent anew");
    return deciding.take();
}

Result<const Transmittal*> transmittal_of(const CaseState& state, const Command& command) {
    const std::string id = Fields(command.arguments).text("transmittal");
    const Transmittal* transmittal = state.transmittal(id);
    if (!transmittal) return unknown_part("transmittal", id, ids_of(state.transmittals));
    return transmittal;
}

std::string issuer_of(const CaseState& state, const Transmittal& transmittal, const EvidenceKind& kind) {
    if (kind.issuer == Issuer::carrier) return transmittal.channel;
    const bool ours = (kind.issuer == Issuer::sender) == transmittal.outgoing;
    return ours ? std::string(state.own.text()) : transmittal.party;
}

Result<void> check_moment(const Transmittal& transmittal, const EvidenceKind& kind, Instant at,
                          const Environment& environment) {
    // Two clocks differ: what the other side stated may lie a little ahead of ours.
    constexpr std::int64_t skew = 5 * 60 * 1000;
    if (at.utc_milliseconds() > environment.now.utc_milliseconds() + skew)
        return fail(ErrorKind::invalid, "the moment lies in the future", {}, "file the evidence when it has happened");
    const Proof* left = transmittal.proof("channel.submitted");
    if (transmittal.outgoing && !left && find_milestone(kind.event)->rank > 2)
        return fail(ErrorKind::conflict, fmt::format("it is not recorded that {} left", transmittal.id), {},
                    "file the evidence of its dispatch first");
    if (left && at.utc_milliseconds() + skew < left->at.utc_milliseconds())
        return fail(ErrorKind::invalid,
                    fmt::format("{} left at {}, later than this", transmittal.id, to_string(left->at)), {},
                    "correct the moment");
    return {};
}

Events file(const CaseState& state, const Command& command, const Environment& environment, bool by_node) {
    TRY(transmittal, transmittal_of(state, command));
    Fields read(command.arguments);
    TRY(channel, find_channel(transmittal->channel));
    TRY(kind, find_evidence(channel->word, read.text("evidence")));
    if (channel->machine && !by_node)
        return fail(ErrorKind::conflict, fmt::format("the channel {} files its evidence itself", channel->word), {},
                    "what the other authority says otherwise is a document of the dossier");
    const Instant at = read.instant("at");
    const std::string digest = read.text_or("digest");
    for (const Proof& proof : transmittal->proofs)
        if (proof.evidence == kind->word && proof.digest == digest && (by_node || proof.at == at))
            return std::vector<NewEvent>{};  // filed before
    TRY_VOID(check_moment(*transmittal, *kind, at, environment));
    if (const std::string document = read.text_or("document"); !document.empty())
        TRY_VOID(check_documents(state, {document}));
    else if (!by_node && read.text_or("says").empty())
        return fail(ErrorKind::invalid, "neither 'document' nor 'says' is given", {},
                    "name the document of the dossier that proves it, or say in words how it is known");
    Value about = Value::object({{"issuer", read.text_or("issuer", issuer_of(state, *transmittal, *kind))}});
    copy(command.arguments, about, {"document", "says", "digest", "code", "witnessed"});
    Deciding deciding(state, command, environment);
    deciding.prove(*transmittal, *kind, at, std::move(about));
    return deciding.take();
}

Events file_evidence(const CaseState& state, const Command& command, const Environment& environment) {
    return file(state, command, environment, false);
}

Events record_evidence(const CaseState& state, const Command& command, const Environment& environment) {
    return file(state, command, environment, true);
}

constexpr auto text = ParameterType::text;
constexpr std::array dispatch_parameters{
    Parameter{"uuid", text, true, "id of the transmittal on both sides, given by the node", "", true},
    Parameter{"thread", text, true, "id of a new conversation, given by the node", "", true},
    Parameter{"channel", text, true, "by which channel it goes: as4, post, bag …"},
    Parameter{"action", text, true, "what it is: SubmitRequest, Supplement, Reply, Acknowledge …"},
    Parameter{"to", text, true, "the authority it goes to: its id in the directory, or its name"},
    Parameter{"unit", text, false, "the unit of that authority"},
    Parameter{"documents", ParameterType::words, false,
              "documents of the dossier that go with it, the leading one first"},
    Parameter{"says", text, false, "in words"},
    Parameter{"reply_by", ParameterType::date, false, "the day by which an answer is wished"},
    Parameter{"instrument", text, false, "treaty or law it rests on, as the law library names it"},
    Parameter{"replaces", text, false, "the transmittal that ended refused or unproven: x1"},
    Parameter{"step", text, false, "the step of the case that it is; without: as the kind of message says"},
    Parameter{"facts", ParameterType::json, false, "what the step must be given"},
    Parameter{"subject", text, false, "whom the step is about"},
    Parameter{"at", ParameterType::moment, false, "the moment, where the step is about someone's liberty"},
    Parameter{"place", text, false, "where, of the step"},
    Parameter{"reason", text, false, "why, where the step needs it"}};
constexpr Parameter transmittal{"transmittal", text, true, "which transmittal: x1"};
constexpr Parameter evidence{"evidence", text, true, "what it is, on its channel: posting-receipt, bag-list …"};
constexpr Parameter at{"at", ParameterType::moment, true, "the moment it states"};
constexpr Parameter issuer{"issuer", text, false, "who says so; without: as the table of evidences says"};
constexpr Parameter says{"says", text, false, "in words: number of the receipt, name of who took it"};
constexpr std::array file_parameters{
    transmittal, evidence, at, Parameter{"document", text, false, "the document of the dossier that proves it: d3"},
    issuer,      says};
constexpr std::array record_parameters{
    transmittal,
    evidence,
    at,
    issuer,
    says,
    Parameter{"digest", text, false, "SHA-256 of the evidence, hexadecimal"},
    Parameter{"code", text, false, "of a refusal: EBMS:0003"},
    Parameter{"witnessed", ParameterType::moment, false, "before which it was, as a witness's cosignature shows"}};

constexpr std::array table{
    CommandKind{"dispatch", "correspondence", "propose", "document",
                "Release something to be sent: what, to whom, by which channel; needs a second person",
                dispatch_parameters, dispatch, Act::send},
    CommandKind{"file-evidence", "correspondence/{transmittal}/evidences", "send", "document",
                "File what proves dispatch, arrival or acknowledgement", file_parameters, file_evidence, Act::none,
                true},
    CommandKind{"record-evidence", "", "system", "case", "Record what the official channel proves", record_parameters,
                record_evidence, Act::none, true},
};

}  // namespace

std::span<const CommandKind> sending_commands() {
    return table;
}

}  // namespace comity::cases
