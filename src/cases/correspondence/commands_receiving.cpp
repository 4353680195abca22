// SPDX-License-Identifier: EUPL-1.2
// Commands about what comes: received by the node or entered by a clerk, registered, opened.
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cases/correspondence/commands.h"
#include "cases/correspondence/deciding.h"
#include "cases/lifecycle/lifecycle.h"
#include "format/canonical_json.h"

namespace comity::cases {

namespace {

using format::Value;
using Events = Result<std::vector<NewEvent>>;

std::string registration_of(const std::string& transmittal) {
    return "registration/" + transmittal;
}

/// Ours that carried the request in that thread, or at all where what came has no thread; the newest.
const Transmittal* request_sent(const CaseState& state, const std::string& thread) {
    const auto at = std::ranges::find_if(state.transmittals.rbegin(), state.transmittals.rend(), [&](const auto& sent) {
        return sent.outgoing && carries_the_request(state, sent) && (thread.empty() || sent.thread == thread);
    });
    return at == state.transmittals.rend() ? nullptr : &*at;
}

/// Numbers of the thread below that one which never came and are not known to be missing.
std::vector<std::int64_t> missing_before(const CaseState& state, const std::string& thread, std::int64_t sequence) {
    // A number far ahead is a fault of the sender, not that many lost messages.
    constexpr std::int64_t furthest = 1000;
    std::vector<std::int64_t> missing;
    if (thread.empty() || sequence <= 0) return missing;
    for (std::int64_t number = std::max<std::int64_t>(1, sequence - furthest); number < sequence; ++number) {
        const bool came = std::ranges::any_of(state.transmittals, [&](const Transmittal& transmittal) {
            return !transmittal.outgoing && transmittal.thread == thread && transmittal.sequence == number;
        });
        const bool known = std::ranges::any_of(state.missing, [&](const MissingMessages& gap) {
            return gap.thread == thread && std::ranges::find(gap.sequences, number) != gap.sequences.end();
        });
        if (!came && !known) missing.push_back(number);
    }
    return missing;
}

class Receiving {
   public:
    Receiving(const CaseState& state, const Command& command, const Environment& environment, bool by_node)
        : state_(state),
          command_(command),
          environment_(environment),
          by_node_(by_node),
          read_(command.arguments),
          deciding_(state, command, environment) {}

    Events run() {
        const std::string uuid = read_.text_or("uuid");
        if (!uuid.empty() &&
            std::ranges::find(state_.transmittals, uuid, &Transmittal::uuid) != state_.transmittals.end())
            return std::vector<NewEvent>{};  // it is here already
        TRY(channel, find_channel(read_.text("channel")));
        TRY(action, find_action(read_.text("action")));
        channel_ = channel;
        action_ = action;
        if (channel->machine && !by_node_)
            return fail(ErrorKind::conflict, fmt::format("the channel {} delivers by itself", channel->word), {},
                        "what came by it is in the case already");
        at_ = read_.instant("at");
        if (at_ > environment_.now && !by_node_)
            return fail(ErrorKind::invalid, "it arrives in the future", {}, "enter it when it has arrived");
        for (const std::string& id : read_.texts("documents"))
            if (!state_.document(id)) return unknown_part("document", id, ids_of(state_.documents));
        came_ = {.id = next_id('x', state_.transmittals),
                 .thread = read_.text_or("thread"),
                 .channel = channel->word,
                 .action = action->word,
                 .party = read_.text("from")};
        record();
        TRY_VOID(take_over());
        follow();
        look_for_gaps();
        return deciding_.take();
    }

   private:
    void record() {
        Value payload = Value::object({{"transmittal", came_.id},
                                       {"channel", came_.channel},
                                       {"action", came_.action},
                                       {"from", came_.party},
                                       {"at", to_string(at_)},
                                       {"documents", Value::list_of(read_.texts("documents"))}});
        copy(command_.arguments, payload,
             {"uuid", "thread", "sequence", "unit", "reference", "says", "reply_by", "checks", "digest"});
        deciding_.add("channel.received", std::move(payload));
        const std::vector<std::string> checks = read_.texts("checks");
        deciding_.add_task(fmt::format("Register {} from {} by {}: {}{}{}", action_->word, came_.party, channel_->word,
                                       action_->says, checks.empty() ? "" : ". ", fmt::join(checks, "; ")),
                           registration_of(came_.id));
    }

    /// The official channel proves to the sender that this authority has it.
    Result<void> take_over() {
        if (!channel_->machine) return {};
        TRY(kind, find_evidence(channel_->word, "relay-acceptance"));
        deciding_.prove(came_, *kind, at_, Value::object({{"issuer", state_.own.text()}}));
        return {};
    }

    void follow() {
        if (action_->word == "Acknowledge" && acknowledged()) return;
        if (action_->opens_case) {
            const std::string step = deciding_.step_now(action_->as_received);
            if (!step.empty()) deciding_.take_or_ask(step, Value::object({{"on", step_day(at_, environment_)}}));
            return;
        }
        const std::string step = deciding_.step_now(action_->as_received);
        deciding_.add_task(step.empty() ? fmt::format("Look at {} and record what it means for the case", came_.id)
                                        : fmt::format("Look at {}; it may be the step {}", came_.id, step),
                           "received/" + came_.id);
    }

    /// Lamp five of our request, and its number there.
    bool acknowledged() {
        const Transmittal* request = request_sent(state_, came_.thread);
        if (!request) return false;
        const auto kind = find_evidence(request->channel, "acknowledgement");
        if (!kind) return false;
        Value about = Value::object({{"issuer", came_.party}, {"says", came_.id}});
        copy(command_.arguments, about, {"digest"});
        if (const auto documents = read_.texts("documents"); !documents.empty())
            about.set("document", documents.front());
        deciding_.prove(*request, **kind, at_, std::move(about));
        const std::string reference = read_.text_or("reference");
        if (state_.foreign_reference.empty() && !reference.empty())
            deciding_.add("case-described", Value::object({{"foreign_reference", reference}}));
        return true;
    }

    void look_for_gaps() {
        const std::vector<std::int64_t> missing = missing_before(state_, came_.thread, read_.integer_or("sequence", 0));
        if (!missing.empty())
            deciding_.add("channel.gap", Value::object({{"thread", came_.thread},
                                                        {"from", came_.party},
                                                        {"sequences", Value::list_of(missing)}}));
    }

    const CaseState& state_;
    const Command& command_;
    const Environment& environment_;
    const bool by_node_;
    Fields read_;
    Deciding deciding_;
    const Channel* channel_ = nullptr;
    const ActionKind* action_ = nullptr;
    Instant at_;
    Transmittal came_;
};

Events record_arrival(const CaseState& state, const Command& command, const Environment& environment) {
    return Receiving(state, command, environment, false).run();
}

Events receive_message(const CaseState& state, const Command& command, const Environment& environment) {
    return Receiving(state, command, environment, true).run();
}

Result<const Transmittal*> received(const CaseState& state, const Command& command) {
    const std::string id = Fields(command.arguments).text("transmittal");
    const Transmittal* transmittal = state.transmittal(id);
    if (!transmittal) return unknown_part("transmittal", id, ids_of(state.transmittals));
    if (transmittal->outgoing) return fail(ErrorKind::invalid, fmt::format("{} is ours: it was not received", id));
    return transmittal;
}

/// The answer to a request on the official channel: its number here. Proposed, never sent by itself.
void propose_acknowledgement(Deciding& deciding, const CaseState& state, const Transmittal& transmittal,
                             const Command& command) {
    Value arguments = Value::object({{"channel", transmittal.channel},
                                     {"action", "Acknowledge"},
                                     {"to", transmittal.party},
                                     {"step", "acknowledged"},
                                     {"says", fmt::format("Registered here as {}", state.number)}});
    copy(command.arguments, arguments, {"uuid", "thread"});
    deciding.add("proposed", Value::object({{"proposal", next_id('a', state.proposals)},
                                            {"act", word(Act::send)},
                                            {"command", "dispatch"},
                                            {"arguments", format::canonical_json(arguments).value()},
                                            {"reason", fmt::format("acknowledge {}", transmittal.id)}}));
}

Events register_message(const CaseState& state, const Command& command, const Environment& environment) {
    TRY(transmittal, received(state, command));
    if (transmittal->registered)
        return fail(ErrorKind::conflict, fmt::format("{} is registered already", transmittal->id));
    Deciding deciding(state, command, environment);
    Value payload = Value::object({{"transmittal", transmittal->id}});
    copy(command.arguments, payload, {"says"});
    deciding.add("message-registered", std::move(payload));
    deciding.end_tasks(registration_of(transmittal->id), "registered");
    Fields read(command.arguments);
    const std::string reference = read.text_or("foreign_reference");
    if (!reference.empty() && reference != state.foreign_reference)
        deciding.add("case-described", Value::object({{"foreign_reference", reference}}));
    TRY(channel, find_channel(transmittal->channel));
    if (channel->machine) {
        TRY(kind, find_evidence(channel->word, "content-consignment"));
        deciding.prove(*transmittal, *kind, environment.now, Value::object({{"issuer", state.own.text()}}));
    }
    if (!carries_the_request(state, *transmittal)) return deciding.take();
    const std::string step = deciding.step_now({"registered"});
    if (!step.empty()) deciding.take_or_ask(step, Value::object());
    const Step* acknowledging = lifecycle(state.kind, state.direction).step("acknowledged");
    const bool done = std::ranges::find(state.steps, "acknowledged", &StepTaken::step) != state.steps.end();
    if (channel->machine && acknowledging && !done && (!step.empty() || !deciding.step_now({"acknowledged"}).empty()))
        propose_acknowledgement(deciding, state, *transmittal, command);
    return deciding.take();
}

Events open_message(const CaseState& state, const Command& command, const Environment& environment) {
    TRY(transmittal, received(state, command));
    if (transmittal->proof("channel.opened")) return std::vector<NewEvent>{};
    TRY(channel, find_channel(transmittal->channel));
    if (!channel->machine)
        return fail(ErrorKind::invalid, fmt::format("nobody waits for that proof on the channel {}", channel->word));
    TRY(kind, find_evidence(channel->word, "content-handover"));
    Deciding deciding(state, command, environment);
    deciding.prove(*transmittal, *kind, environment.now, Value::object({{"issuer", state.own.text()}}));
    return deciding.take();
}

Events note_evidence_issued(const CaseState& state, const Command& command, const Environment&) {
    TRY(transmittal, received(state, command));
    const std::string evidence = Fields(command.arguments).text("evidence");
    TRY_VOID(find_evidence(transmittal->channel, evidence));
    if (std::ranges::find(transmittal->issued, evidence) != transmittal->issued.end()) return std::vector<NewEvent>{};
    return std::vector{NewEvent{"evidence-issued", command.arguments}};
}

/// A question about the conversation itself, not about the case: asked by the node, without a second person.
Events ask_missing(const CaseState& state, const Command& command, const Environment& environment) {
    Fields read(command.arguments);
    const std::string thread = read.text("thread");
    Value sequences = Value::list();
    std::string party;
    for (const MissingMessages& missing : state.missing) {
        if (missing.thread != thread || missing.asked) continue;
        for (const std::int64_t number : missing.sequences) sequences.append(number);
        party = missing.party;
    }
    if (sequences.as_list()->empty()) return std::vector<NewEvent>{};
    Deciding deciding(state, command, environment);
    deciding.add("channel.queued", Value::object({{"transmittal", next_id('x', state.transmittals)},
                                                  {"uuid", read.text("uuid")},
                                                  {"thread", thread},
                                                  {"sequence", next_sequence(state, thread)},
                                                  {"channel", "as4"},
                                                  {"action", "RequestMissing"},
                                                  {"to", party},
                                                  {"missing", std::move(sequences)}}));
    return deciding.take();
}

constexpr auto text = ParameterType::text;
constexpr Parameter channel{"channel", text, true, "by which channel it came: post, bag, mail …"};
constexpr Parameter action{"action", text, true, "what it is: SubmitRequest, Supplement, Reply, Acknowledge …"};
constexpr Parameter from{"from", text, true, "the authority it comes from: its id in the directory, or its name"};
constexpr Parameter at{"at", ParameterType::moment, true, "when it arrived, on the clock of the place"};
constexpr Parameter documents{"documents", ParameterType::words, false,
                              "documents of the dossier that came with it, the leading one first"};
constexpr Parameter reference{"reference", text, false, "the other authority's number"};
constexpr Parameter unit{"unit", text, false, "the unit there"};
constexpr Parameter says{"says", text, false, "in words"};
constexpr Parameter reply_by{"reply_by", ParameterType::date, false, "the day by which an answer is wished"};
constexpr std::array arrival_parameters{channel, action, from, at, documents, reference, unit, says, reply_by};
constexpr std::array receive_parameters{
    channel,
    action,
    from,
    at,
    documents,
    reference,
    unit,
    says,
    reply_by,
    Parameter{"uuid", text, true, "id of the transmittal on both sides"},
    Parameter{"thread", text, true, "the conversation"},
    Parameter{"sequence", ParameterType::integer, true, "number in the thread and direction"},
    Parameter{"digest", text, false, "SHA-256 of the transmittal, hexadecimal"},
    Parameter{"checks", ParameterType::words, false, "what the registry should know before it registers it"}};
constexpr Parameter transmittal{"transmittal", text, true, "which transmittal: x1"};
constexpr std::array register_parameters{
    transmittal, Parameter{"foreign_reference", text, false, "reference of the other authority"}, says,
    Parameter{"uuid", text, true, "id of the acknowledgement that is proposed, given by the node", "", true},
    Parameter{"thread", text, true, "id of its conversation where there is none, given by the node", "", true}};
constexpr std::array open_parameters{transmittal};
constexpr std::array issued_parameters{transmittal, Parameter{"evidence", text, true, "which of the official channel"},
                                       Parameter{"digest", text, true, "SHA-256 of the sealed document, hexadecimal"},
                                       Parameter{"says", text, false, "why it could not be sent"}};
constexpr std::array missing_parameters{
    Parameter{"thread", text, true, "the conversation"},
    Parameter{"uuid", text, true, "id of the transmittal on both sides, given by the node", "", true}};

constexpr std::array table{
    CommandKind{"record-arrival", "arrivals", "create", "document", "Enter what arrived on paper or otherwise",
                arrival_parameters, record_arrival, Act::none, true},
    CommandKind{"register-message", "correspondence/{transmittal}/registration", "change", "case",
                "Register what was received; an acknowledgement is proposed", register_parameters, register_message},
    CommandKind{"open-message", "correspondence/{transmittal}/opening", "change", "case",
                "Open what was received; the sender is told", open_parameters, open_message},
    CommandKind{"note-evidence-issued", "", "system", "case", "Note that evidence of ours was sealed and handed over",
                issued_parameters, note_evidence_issued, Act::none, true},
    CommandKind{"ask-missing", "", "system", "case", "Ask the other side for messages that never came",
                missing_parameters, ask_missing, Act::none, true},
    CommandKind{"receive-message", "", "system", "case", "Take what the official channel delivers", receive_parameters,
                receive_message, Act::none, true},
};

}  // namespace

std::span<const CommandKind> receiving_commands() {
    return table;
}

}  // namespace comity::cases
