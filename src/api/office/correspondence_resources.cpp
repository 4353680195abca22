// SPDX-License-Identifier: EUPL-1.2
// Lists of what was sent and received, and the tables of channels, evidence and kinds of message.
#include <algorithm>

#include <fmt/format.h>

#include "api/office/body.h"
#include "api/office/case_json.h"
#include "api/office/file_to_keep.h"
#include "api/office/office_groups.h"
#include "api/office/paging.h"
#include "cases/correspondence/tables.h"
#include "node/docket/correspondence.h"

namespace comity::api {

namespace {

using format::Value;

Result<Listing> transmittals(Desk& desk, const net::Request& request, const Caller& caller, const node::Page& page,
                             bool intake) {
    const node::TransmittalFilter filter{.direction = text_of(request, "direction"),
                                         .channel = text_of(request, "channel"),
                                         .standing = text_of(request, "standing"),
                                         .unregistered = intake};
    TRY(lease, desk.node.database().reader());
    TRY(found, node::list_transmittals(*lease, asker_of(desk, caller), filter, page));
    Listing listing{.name = intake ? "intake" : "correspondence",
                    .columns = {"case", "number", "title", "counterpart", "id", "direction", "channel", "action",
                                "party", "standing", "at", "registered", "conflict"}};
    for (const node::ListedTransmittal& each : found)
        listing.rows.push_back(Value::object({{"case", each.case_id},
                                              {"number", each.number},
                                              {"title", each.title},
                                              {"counterpart", each.counterpart},
                                              {"id", each.id},
                                              {"direction", each.direction},
                                              {"channel", each.channel},
                                              {"action", each.action},
                                              {"party", each.party},
                                              {"standing", each.standing},
                                              {"at", to_string(Instant::at(each.at).value_or(Instant()))},
                                              {"registered", each.registered},
                                              {"conflict", each.conflict}}));
    set_next(listing, found, page);
    return listing;
}

Result<Listing> correspondence(Desk& desk, const net::Request& request, const Caller& caller, const node::Page& page) {
    return transmittals(desk, request, caller, page, false);
}

Result<Listing> intake(Desk& desk, const net::Request& request, const Caller& caller, const node::Page& page) {
    return transmittals(desk, request, caller, page, true);
}

Handled tables(Desk&, const net::Request&, Caller&) {
    Value channels = Value::list();
    for (const cases::Channel& channel : cases::channels()) {
        Value evidence = Value::list();
        for (const cases::EvidenceKind& kind : cases::evidence_kinds())
            if (kind.channel == channel.word)
                evidence.append(Value::object({{"word", kind.word},
                                               {"event", kind.event},
                                               {"issuer", cases::word(kind.issuer)},
                                               {"says", kind.says}}));
        channels.append(Value::object({{"word", channel.word},
                                       {"machine", channel.machine},
                                       {"says", channel.says},
                                       {"evidence", std::move(evidence)}}));
    }
    Value actions = Value::list();
    for (const cases::ActionKind& kind : cases::action_kinds())
        actions.append(Value::object({{"word", kind.word}, {"says", kind.says}}));
    return json_answer(Value::object({{"channels", std::move(channels)}, {"actions", std::move(actions)}}));
}

/// What proves it, as it was filed: a receipt, a sealed evidence, a transmittal.
Handled show_proof(Desk& desk, const net::Request& request, Caller& caller) {
    TRY(id, case_id_of(request));
    TRY(opened, desk.cases().open(caller.person, id));
    const Reading reading{caller.person, opened};
    if (!reading.may_read(access::Resource::document)) return node::no_such_case();
    const cases::Transmittal* transmittal = opened.state.transmittal(request.path_parameter("transmittal"));
    if (!transmittal) return fail(ErrorKind::not_found, "the case sent or received no such thing");
    const auto proof = std::ranges::find(transmittal->proofs, request.path_parameter("digest"), &cases::Proof::digest);
    if (proof == transmittal->proofs.end() || proof->digest.empty())
        return fail(ErrorKind::not_found,
                    fmt::format("nothing with this digest proves what became of {}", transmittal->id));
    TRY(content, desk.contents->find(id, proof->digest));
    TRY_VOID(desk.cases().record_reading(caller.person, id, fmt::format("{} of {}", proof->evidence, transmittal->id)));
    TRY(pieces, desk.contents->read(id, content, 0, content.octets));
    const std::shared_ptr<node::CaseContents::Reading> opener = std::move(pieces);
    return file_to_keep(fmt::format("{}-{}.xml", transmittal->id, proof->evidence),
                        [opener] { return opener->next(); });
}

}  // namespace

void add_correspondence_resources(Routes& routes) {
    const auto add = [&](std::string path, std::string says, std::string_view schema, std::vector<Member> query,
                         PageOf page_of) {
        routes.add({.path = std::move(path),
                    .group = "lists",
                    .says = std::move(says),
                    .query = with_paging(std::move(query)),
                    .answers = {{200, schema}, {200, "", csv_type}}},
                   [page_of](Desk& desk, const net::Request& request, Caller& caller) {
                       return paged(desk, request, caller, page_of);
                   });
    };
    add("/correspondence", "What was sent and received in the cases one may see, the newest first", "Correspondence",
        {{"direction", "only sent or only received", "string", false, "out in"},
         {"channel", "only by this channel"},
         {"standing", "only what got so far: queued, submitted … acknowledged, unproven, refused …"}},
        correspondence);
    add("/intake", "What was received and nobody registered", "Intake", {{"channel", "only by this channel"}}, intake);
    routes.add({.path = "/cases/{case}/correspondence/{transmittal}/proofs/{digest}",
                .group = "documents",
                .says = "What proves it, as it was filed: a receipt, a sealed evidence, a transmittal",
                .answers = {{200, "", "application/octet-stream"}, {403}, {404}}},
               show_proof);
    routes.add({.path = "/channels",
                .group = "lists",
                .says = "The channels with their evidence, and what may be sent",
                .answers = {{200, "Channels"}}},
               tables);
}

}  // namespace comity::api
