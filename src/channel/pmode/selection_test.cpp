// SPDX-License-Identifier: EUPL-1.2
#include "channel/pmode/selection.h"

#include <fstream>
#include <iterator>
#include <set>

#include <gtest/gtest.h>

#include "channel/pmode/pmode_reader.h"

namespace comity::channel {
namespace {

/// Those of the stored P-Modes.
PModes chosen(const std::set<std::string>& ids) {
    std::ifstream in("tests/vectors/p-modes.json");
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    auto list = read_pmodes(text, "p-modes.json", PModeUse::tests).value();
    std::erase_if(list, [&](const PMode& each) { return !ids.contains(each.id); });
    EXPECT_EQ(list.size(), ids.size());
    return PModes::of(std::move(list)).value();
}

/// A directory in which both authorities are listed with these profiles.
DirectoryAnswers directory(std::set<Profile> a = {Profile::as4_1_15, Profile::as4_2_0},
                           std::set<Profile> b = {Profile::as4_1_15, Profile::as4_2_0}) {
    return {.party = [](std::string_view authority) -> std::optional<PartyId> {
                if (authority != "xa-moj" && authority != "xb-moj") return std::nullopt;
                return PartyId{std::string(authority), std::string(unregistered_party)};
            },
            .serves = [=](std::string_view authority,
                          Profile profile) { return (authority == "xa-moj" ? a : b).contains(profile); }};
}

UserMessage message() {
    UserMessage message;
    message.from = {{"xa-moj", std::string(unregistered_party)}, std::string(initiator_role)};
    message.to = {{"xb-moj", std::string(unregistered_party)}, std::string(responder_role)};
    message.agreement = Agreement{"urn:x-comity:agreement:default", ""};
    message.service = {"coop-1", "urn:x-comity:services"};
    message.action = "SubmitRequest";
    message.properties = {{"originalSender", "u", ""}, {"finalRecipient", "v", ""}};
    return message;
}

std::string id_of(const EbmsResult<const PMode*>& found) {
    return found ? (*found)->id : to_string(found.error().code);
}

std::string id_of(const Result<const PMode*>& found) {
    return found ? (*found)->id : found.error().message;
}

constexpr auto rsa = SignatureAlgorithm::rsa_sha256;
constexpr auto eddsa = SignatureAlgorithm::eddsa_ed25519;

TEST(Selection, FindsTheOneThatFits) {
    const PModes pmodes = chosen({"pm-115", "pm-ping", "pm-ecodex"});
    const auto outcome = [&](const UserMessage& changed) {
        return id_of(pmodes.for_received(changed, "xb-moj", rsa, directory()));
    };
    EXPECT_EQ(outcome(message()), "pm-115");
    const auto changed = [&](auto change) {
        UserMessage other = message();
        change(other);
        return outcome(other);
    };
    EXPECT_EQ(changed([](auto& m) { m.action = "Unknown"; }), "EBMS:0010");
    EXPECT_EQ(changed([](auto& m) { m.action = "submitrequest"; }), "EBMS:0010");
    EXPECT_EQ(changed([](auto& m) { m.service.value = "coop-2"; }), "EBMS:0010");
    EXPECT_EQ(changed([](auto& m) { m.service.type.clear(); }), "EBMS:0010");
    EXPECT_EQ(changed([](auto& m) { m.agreement.reset(); }), "EBMS:0010");
    EXPECT_EQ(changed([](auto& m) { m.agreement->type = "t"; }), "EBMS:0010");
    EXPECT_EQ(changed([](auto& m) { m.from.id.value = "xc-moj"; }), "EBMS:0010");
    EXPECT_EQ(changed([](auto& m) { m.from.id.type.clear(); }), "EBMS:0010");
    EXPECT_EQ(changed([](auto& m) { m.to.id.value = "xa-moj"; }), "EBMS:0010");
    EXPECT_EQ(changed([](auto& m) { m.from.role = m.to.role; }), "EBMS:0010");
    EXPECT_EQ(changed([](auto& m) { std::swap(m.from, m.to); }), "EBMS:0010");
    EXPECT_EQ(id_of(pmodes.for_received(message(), "xa-moj", rsa, directory())), "EBMS:0010") << "not to us";
    UserMessage ecodex = message();
    ecodex.from = {{"XA", "urn:oasis:names:tc:ebcore:partyid-type:iso3166-1"}, "GW"};
    ecodex.to = {{"XB", "urn:oasis:names:tc:ebcore:partyid-type:iso3166-1"}, "GW"};
    ecodex.agreement.reset();
    ecodex.service = {"BC-009MLA", "urn:e-codex:services:"};
    ecodex.action = "BD-009001-IssueAssistance";
    EXPECT_EQ(outcome(ecodex), "pm-ecodex");
}

TEST(Selection, TheSignatureChoosesBetweenProfilesOnly) {
    const PModes both = chosen({"pm-115", "pm-20"});
    EXPECT_EQ(id_of(both.for_received(message(), "xb-moj", rsa, directory())), "pm-115");
    EXPECT_EQ(id_of(both.for_received(message(), "xb-moj", eddsa, directory())), "pm-20");
    EXPECT_EQ(id_of(both.for_received(message(), "xb-moj", std::nullopt, directory())), "EBMS:0010");
    // A peer that is listed with 2.0 only cannot be spoken for with 1.15.
    EXPECT_EQ(id_of(both.for_received(message(), "xb-moj", rsa, directory({Profile::as4_2_0}))), "EBMS:0010");
    EXPECT_EQ(id_of(both.for_received(message(), "xb-moj", eddsa, directory({Profile::as4_2_0}))), "pm-20");
    // One alone is chosen whatever the signature is: the policy check then refuses it (EBMS:0103).
    EXPECT_EQ(id_of(chosen({"pm-20"}).for_received(message(), "xb-moj", rsa, directory())), "pm-20");
}

TEST(Selection, RepliesGoTheOtherWay) {
    const PModes pmodes = chosen({"pm-115-two-way"});
    UserMessage reply = message();
    std::swap(reply.from, reply.to);
    EXPECT_EQ(id_of(pmodes.for_received(message(), "xb-moj", rsa, directory())), "pm-115-two-way");
    EXPECT_EQ(id_of(pmodes.for_received(reply, "xa-moj", rsa, directory())), "pm-115-two-way");
    EXPECT_EQ(id_of(pmodes.for_received(reply, "xb-moj", rsa, directory())), "EBMS:0010");
    EXPECT_EQ(id_of(pmodes.for_sending("xb-moj", "xa-moj", "", "SubmitRequest", true, directory())), "pm-115-two-way");
    EXPECT_EQ(id_of(pmodes.for_sending("xb-moj", "xa-moj", "", "SubmitRequest", false, directory())),
              "no P-Mode for SubmitRequest to xa-moj");
}

TEST(Selection, SendersPreferTheNewerProfile) {
    const PModes both = chosen({"pm-115", "pm-20"});
    const auto outcome = [&](const DirectoryAnswers& answers) {
        return id_of(both.for_sending("xa-moj", "xb-moj", "coop-1", "SubmitRequest", false, answers));
    };
    const std::set<Profile> first{Profile::as4_1_15}, second{Profile::as4_2_0};
    EXPECT_EQ(outcome(directory()), "pm-20");
    EXPECT_EQ(outcome(directory({Profile::as4_1_15, Profile::as4_2_0}, first)), "pm-115");
    EXPECT_EQ(outcome(directory(second)), "pm-20");
    EXPECT_EQ(outcome(directory(first, second)), "no P-Mode for SubmitRequest to xb-moj") << "no downgrade";
    EXPECT_EQ(id_of(both.for_sending("xa-moj", "xc-moj", "", "SubmitRequest", false, directory())),
              "no P-Mode for SubmitRequest to xc-moj");
    EXPECT_EQ(id_of(both.for_sending("xa-moj", "xb-moj", "other", "SubmitRequest", false, directory())),
              "no P-Mode for SubmitRequest to xb-moj");
    EXPECT_EQ(
        id_of(chosen({"pm-115", "pm-phase4"}).for_sending("xa-moj", "xb-moj", "", "SubmitRequest", false, directory())),
        "2 P-Modes for SubmitRequest to xb-moj");
}

TEST(Selection, PullsGoFromResponderToInitiator) {
    const PModes pmodes = chosen({"pm-pull"});
    EXPECT_EQ(pmodes.for_pull("xa-moj", "xb-moj", "urn:x-comity:mpc:xb-moj").size(), 1u);
    EXPECT_TRUE(pmodes.for_pull("xa-moj", "xc-moj", "urn:x-comity:mpc:xb-moj").empty()) << "another's MPC";
    EXPECT_TRUE(pmodes.for_pull("xa-moj", "xb-moj", default_mpc).empty());
    EXPECT_EQ(id_of(pmodes.for_sending("xa-moj", "xb-moj", "", "SubmitRequest", false, directory())), "pm-pull");
    UserMessage pulled = message();
    pulled.from.role = responder_role;
    pulled.to.role = initiator_role;
    EXPECT_EQ(id_of(pmodes.for_received(pulled, "xb-moj", rsa, directory())), "pm-pull");
}

TEST(Selection, NoTwoMayFitOneMessage) {
    const auto text = [](std::string_view id, std::string_view more) {
        return std::string(R"({"id": ")") + std::string(id) +
               R"(", "profile": "as4-2.0", "initiator": {"authority": "a"},
            "responder": {"authority": "b"}, "service": {"value": "s"})" +
               std::string(more) + "}";
    };
    const auto outcome = [&](std::string_view one, std::string_view other, std::string_view id = "y") {
        auto list = read_pmodes("[" + text("x", one) + "," + text(id, other) + "]", "p.json");
        EXPECT_TRUE(list) << to_string(list.error());
        const auto pmodes = PModes::of(*std::move(list));
        return pmodes ? "accepted" : pmodes.error().message;
    };
    const char* a = R"(, "actions": ["a", "b"])";
    EXPECT_EQ(outcome(a, R"(, "actions": ["c"])"), "accepted");
    EXPECT_EQ(outcome(a, R"(, "actions": ["c"])", "x"), "two P-Modes have the id 'x'");
    EXPECT_EQ(outcome(a, R"(, "actions": ["b", "c"])"), "no message could tell the P-Modes 'x' and 'y' apart");
    EXPECT_EQ(outcome(a, R"(, "actions": ["b"], "agreement": {"value": ""})"), "accepted");
    EXPECT_EQ(outcome(a, R"(, "actions": ["b"], "anchor": true)"),
              "no message could tell the P-Modes 'x' and 'y' apart");
}

PartDescription part(std::string id, std::string mime) {
    return {.content_id = std::move(id), .mime_type = std::move(mime)};
}

TEST(Selection, PartsMeetThePayloadProfile) {
    PMode pmode;
    const auto outcome = [&](const std::vector<PartDescription>& parts) {
        const auto checked = check_payload_profile(pmode, parts);
        return checked ? "accepted" : to_string(checked.error().code);
    };
    const auto xml = part("r@x", "application/xml"), pdf = part("a@x", "application/pdf"),
               text = part("n@x", "Text/Plain");
    EXPECT_EQ(outcome({}), "accepted");
    EXPECT_EQ(outcome({xml, pdf, text}), "accepted");
    EXPECT_EQ(outcome(std::vector(28, pdf)), "accepted");
    EXPECT_EQ(outcome(std::vector(29, pdf)), "EBMS:0003");

    pmode.payload.profile = {{"transmittal", "", {"application/xml"}, 1, 1},
                             {"container", "", {"application/pdf"}, 0, 1},
                             {"annex", "", {"*/*"}, 0, 2}};
    EXPECT_EQ(outcome({}), "EBMS:0003");
    EXPECT_EQ(outcome({pdf, xml}), "EBMS:0003");
    EXPECT_EQ(outcome({xml}), "accepted");
    EXPECT_EQ(outcome({xml, text, text}), "accepted");
    EXPECT_EQ(outcome({xml, pdf, pdf, text}), "accepted");
    EXPECT_EQ(outcome({xml, text, text, text}), "EBMS:0003");

    pmode.payload.profile = {{"note", "n", {"text/*"}, 1, 1}};
    EXPECT_EQ(outcome({text}), "accepted");
    EXPECT_EQ(outcome({part("m@x", "text/plain")}), "EBMS:0003");
    EXPECT_EQ(outcome({part("n", "text/html")}), "accepted");
    EXPECT_EQ(outcome({part("n@x", "text/")}), "EBMS:0003");
    EXPECT_EQ(outcome({part("n@x", "textual/x")}), "EBMS:0003");
}

TEST(Selection, PropertiesAreThere) {
    const PMode pmode = *chosen({"pm-115"}).find("pm-115");
    UserMessage changed = message();
    EXPECT_TRUE(check_properties(pmode, changed));
    changed.properties.push_back({"own", "x", ""});
    EXPECT_TRUE(check_properties(pmode, changed));
    changed.properties[0].value.clear();
    EXPECT_EQ(check_properties(pmode, changed).error().code, EbmsCode::processing_mode_mismatch);
    changed.properties.erase(changed.properties.begin());
    EXPECT_EQ(check_properties(pmode, changed).error().code, EbmsCode::processing_mode_mismatch);
    PMode typed = pmode;
    typed.properties = {{"finalRecipient", "t", false}};
    EXPECT_FALSE(check_properties(typed, message()));
}

TEST(Selection, KnowsThePing) {
    UserMessage ping = message();
    EXPECT_FALSE(is_ping(ping));
    ping.service.value = test_service;
    EXPECT_FALSE(is_ping(ping));
    ping.action = test_action;
    EXPECT_TRUE(is_ping(ping));
}

}  // namespace
}  // namespace comity::channel
