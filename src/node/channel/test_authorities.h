// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Two authorities whose access points are in memory, with a federation of their own; for tests only.

#include <array>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>

#include <gtest/gtest.h>

#include "channel/directory/publication.h"
#include "crypto/certificate_issue.h"
#include "crypto/hex.h"
#include "format/canonical_json.h"
#include "law/testing/real_library.h"
#include "node/channel/channel_office.h"
#include "node/contents/schema.h"
#include "store/files/file_contents.h"
#include "store/testing/test_database.h"
#include "store/testing/test_folder.h"

namespace comity::node {

/// What goes over the wire between two of them. Messages wait until carry(); a receipt can be lost.
class MemoryPoint : public AccessPoint {
   public:
    explicit MemoryPoint(std::filesystem::path exchange, std::string own)
        : exchange_(std::move(exchange)), own_(std::move(own)) {}

    Result<void> order(const channel::OutgoingOrder& order) override {
        if (away) return fail(ErrorKind::unavailable, "the access point is away");
        TRY_VOID(channel::check(order));
        if (const auto known = orders.find(order.id); known != orders.end()) {
            ++repeated;
            return {};
        }
        if (refuse_orders) return fail(ErrorKind::invalid, "no P-Mode fits");
        orders.emplace(order.id, order);
        waiting.push_back(order.id);
        return {};
    }
    Result<void> send_again(std::string_view) override { return {}; }
    Result<channel::EventPage> events(std::int64_t after, std::chrono::seconds) override {
        if (away) return fail(ErrorKind::unavailable, "the access point is away");
        channel::EventPage page{.events = {}, .last = after};
        for (const channel::ChannelEvent& event : told)
            if (event.sequence > after) page.events.push_back(event);
        if (!page.events.empty()) page.last = page.events.back().sequence;
        // As it will come over HTTP.
        return channel::read_events(channel::write_events(page));
    }
    Result<std::string> receipt(std::string_view id) override { return "receipt of " + std::string(id); }
    Result<std::string> header(std::string_view id) override { return "header of " + std::string(id); }
    Result<void> forget(std::string_view) override { return {}; }
    Result<FetchedDirectory> directory() override { return FetchedDirectory{"in-force", note, json}; }
    Result<void> give_directory(std::string_view new_note, std::string_view new_json) override {
        note = new_note;
        json = new_json;
        return {};
    }
    Result<std::string> pmodes() override { return std::string(R"({"pmodes":[]})"); }
    Result<std::string> health() override { return std::string("{}"); }

    channel::ChannelEvent& tell(channel::EventKind kind, const std::string& id) {
        channel::ChannelEvent event;
        event.sequence = static_cast<std::int64_t>(told.size()) + 1;
        event.time = now();
        event.kind = kind;
        event.id = id;
        if (orders.contains(id)) {
            event.peer = orders.at(id).recipient;
            event.conversation = orders.at(id).conversation;
            event.message_id = id + "@gw." + own_;
        }
        told.push_back(event);
        return told.back();
    }

    /// What the other side is handed for an order.
    channel::Delivery delivery_of(const channel::OutgoingOrder& order, const MemoryPoint& to,
                                  std::optional<channel::HandedAnchor> anchor) const {
        channel::Delivery delivery;
        delivery.message_id = order.id + "@gw." + own_;
        delivery.signer = own_;
        delivery.pmode = "test";
        delivery.service = "coop-1";
        delivery.service_type = "urn:x-comity:services";
        delivery.action = order.action;
        delivery.conversation = order.conversation;
        delivery.timestamp = now();
        delivery.received = now();
        delivery.properties = order.properties;
        delivery.references = crypto::sha256(order.id);
        delivery.directory = 1;
        delivery.anchor = std::move(anchor);
        const std::string place = "in/" + order.id;
        std::filesystem::create_directories(to.exchange_ / place);
        int number = 0;
        for (channel::HandedPart part : order.parts) {
            if (number++ % 2 == 1) {  // as a short one comes
                std::ifstream stream(exchange_ / part.file, std::ios::binary);
                part.content.emplace(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
                part.file.clear();
                delivery.parts.push_back(std::move(part));
                continue;
            }
            const std::string file = place + "/" + std::to_string(number);
            std::filesystem::copy_file(exchange_ / part.file, to.exchange_ / file,
                                       std::filesystem::copy_options::overwrite_existing);
            part.file = file;
            delivery.parts.push_back(std::move(part));
        }
        delivery.header = "the signed header of " + order.id;
        return delivery;
    }

    bool away = false;
    bool refuse_orders = false;
    int repeated = 0;
    std::map<std::string, channel::OutgoingOrder> orders;
    std::vector<std::string> waiting;
    std::vector<channel::ChannelEvent> told;
    std::string note, json;
    std::function<Instant()> now;

   private:
    std::filesystem::path exchange_;
    std::string own_;
};

/// One authority with its channel.
struct TestAuthority {
    std::string id;
    Office* office = nullptr;
    std::unique_ptr<CaseContents> contents = {};
    MemoryPoint* point = nullptr;
    std::unique_ptr<ChannelOffice> channel = {};
};

/// Time-stamping authorities of a test.
struct Stampers {
    std::vector<std::string> urls = {};
    std::vector<crypto::Certificate> anchors = {};
};

class TestAuthorities {
   public:
    explicit TestAuthorities(store::Engine engine, Stampers stampers = {})
        : stampers_(std::move(stampers)), database_(engine), law_(law::real_library()), root_(root(1)) {
        make_seals();
        made(make_configuration(folder_.path() / "node",
                                {{.id = "fi-moj",
                                  .name = "Ministry of Justice",
                                  .state = *StateCode::parse("FI"),
                                  .time_zone = "Europe/Helsinki",
                                  .key = "",
                                  .log_origin = ""},
                                 {.id = "de-bfj",
                                  .name = "Federal Office of Justice",
                                  .state = *StateCode::parse("DE"),
                                  .time_zone = "Europe/Berlin",
                                  .key = "",
                                  .log_origin = ""}},
                                database_.url()));
        start();
        publish();
        approve_each_other();
    }

    ~TestAuthorities() { end(); }

    /// Ends the node and begins it anew on the same database; the access points stay as they are.
    void restart() {
        points_ = {std::move(*fi.point), std::move(*de.point)};
        start();
    }

    void at(std::string_view moment) { now_ = parse_instant(moment).value().utc_milliseconds(); }
    Instant now() const { return Instant::at(now_.load()).value(); }

    /// Hands over, carries all that waits to the other side with its receipt, and files what both were told.
    void exchange() {
        for (TestAuthority* from : {&fi, &de}) must(from->channel->sending().hand_over());
        carry(fi, de);
        carry(de, fi);
        for (TestAuthority* from : {&fi, &de}) must(from->channel->filing().file_events(std::chrono::seconds(0)));
        for (TestAuthority* from : {&fi, &de}) must(from->channel->evidence().issue_due());
        carry(fi, de);
        carry(de, fi);
    }

    void carry(TestAuthority& from, TestAuthority& to, bool receipt_lost = false) {
        std::vector<std::string> waiting;
        std::swap(waiting, from.point->waiting);
        for (const std::string& id : waiting) {
            const channel::OutgoingOrder& order = from.point->orders.at(id);
            auto anchor = from.channel->intake().anchor_for(order.recipient);
            if (!anchor) throw std::runtime_error(to_string(anchor.error()));
            last = from.point->delivery_of(order, *to.point, *anchor);
            answer = to.channel->intake().deliver(last);
            if (!answer || receipt_lost) {
                from.point->waiting.push_back(id);
                continue;
            }
            channel::ChannelEvent& event =
                from.point->tell(answer->accepted ? channel::EventKind::receipted : channel::EventKind::refused, id);
            if (answer->accepted) {
                event.stated_time = now();
                event.receipt = crypto::sha256("receipt of " + id);
                event.receipt_certificate = crypto::sha256(std::string_view("certificate"));
                event.references = last.references;
                event.tries = 1;
                event.anchor = answer->anchor;
            } else {
                event.code = answer->code;
                event.reason = "peer-refused";
                event.words = answer->detail;
            }
        }
    }

    cases::CaseState state(TestAuthority& of, const std::string& case_id) {
        auto lease = node_->database().reader();
        auto opened = of.office->cases->load(**lease, case_id);
        if (!opened) throw std::runtime_error(to_string(opened.error()));
        return std::move(opened->state);
    }

    /// Gives a command as an officer who may; gives the proposal that waits, "" where none does.
    std::string give(TestAuthority& of, const Person& person, const std::string& id, std::string_view command,
                     format::Value arguments) {
        const auto answer =
            of.office->cases->give(person, id, {.name = std::string(command), .arguments = std::move(arguments)});
        if (!answer) throw std::runtime_error(std::string(command) + ": " + to_string(answer.error()));
        return format::read_value(*answer, "answer").value().string_at("waits_for").value_or("");
    }
    void with_two(TestAuthority& of, const std::string& id, std::string_view command, format::Value arguments) {
        const std::string waits = give(of, officer("anna"), id, command, std::move(arguments));
        if (!waits.empty()) give(of, head("emil"), id, "approve", format::Value::object({{"proposal", waits}}));
    }

    /// A request for assistance of Finland's with one document, sealed and ready to go; gives its case.
    std::string sealed_request() {
        const auto answer =
            fi.office->cases->open_case(officer("anna"), format::Value::object({{"kind", "assistance"},
                                                                                {"direction", "outgoing"},
                                                                                {"counterpart", "DE"},
                                                                                {"title", "Bank records"},
                                                                                {"substitute", "boris"},
                                                                                {"unit", "u1"}}));
        const std::string id = format::read_value(answer.value(), "answer").value().string_at("case").value();
        const auto step = [&](std::string_view word) {
            with_two(fi, id, "take-step", format::Value::object({{"step", word}}));
        };
        step("drafting-begun");
        step("submitted");
        step("approved");
        const auto begun = fi.contents->begin(id, "anna", letter.size(), "").value();
        const auto kept = fi.contents->append(id, "anna", begun.upload, 0, octets(letter)).value().kept.value();
        give(fi, officer("anna"), id, "add-document",
             format::Value::object({{"kind", "letter"},
                                    {"title", "Letter of request"},
                                    {"origin", "own"},
                                    {"language", "en"},
                                    {"media_type", "application/pdf"},
                                    {"digest", kept.digest},
                                    {"bytes", kept.octets}}));
        give(fi, officer("anna"), id, "run-pre-flight", format::Value::object());
        give(fi, officer("anna"), id, "override-pre-flight", format::Value::object({{"reason", "a test"}}));
        step("sealed");
        return id;
    }

    void release(const std::string& id, std::string_view action = "SubmitRequest") {
        with_two(fi, id, "dispatch",
                 format::Value::object({{"channel", "as4"},
                                        {"action", action},
                                        {"to", "de-bfj"},
                                        {"instrument", "coe-030"},
                                        {"documents", format::Value::list({"d1"})}}));
    }

    /// The only case of that authority.
    std::string only_case(TestAuthority& of) {
        auto lease = node_->database().reader();
        const auto ids = (*lease)->all("SELECT id FROM docket_case WHERE authority = $1", {of.office->authority->id},
                                       [](const store::Row& row) { return row.string(0); });
        if (!ids || ids->size() != 1) throw std::runtime_error("there is not one case");
        return ids->front();
    }

    static Person officer(std::string account) {
        return {.account = std::move(account),
                .roles = access::Role::officer,
                .unit = "",
                .on_behalf_of = "",
                .fresh = true};
    }
    static Person registrar(std::string account) {
        return {.account = std::move(account),
                .roles = access::Role::registrar,
                .unit = "",
                .on_behalf_of = "",
                .fresh = true};
    }
    static Person head(std::string account) {
        return {.account = std::move(account),
                .roles = access::Role::head_of_unit,
                .unit = "u1",
                .on_behalf_of = "",
                .fresh = true};
    }

    /// A version of the directory, at both access points; it follows the one that is there.
    void publish(std::int64_t sequence = 1) {
        channel::DirectoryDocument document;
        document.federation = "test";
        document.sequence = sequence;
        if (sequence > 1) document.previous = crypto::sha256(std::string_view(fi.point->json));
        document.valid_from = parse_instant("2026-01-01T00:00:00Z").value();
        document.valid_until = parse_instant("2026-12-31T00:00:00Z").value();
        for (const TestAuthority* of : {&fi, &de}) {
            channel::ListedAuthority entry;
            entry.id = of->id;
            entry.state = of->office->authority->state;
            entry.names = {{"en", of->office->authority->name}};
            entry.competences = {"assistance"};
            entry.languages = {"en"};
            entry.party = {"urn:oasis:names:tc:ebcore:partyid-type:unregistered", of->id};
            const record::VerifierKey& log = of->office->authority->log_key->verifier();
            const record::VerifierKey& witness = of->office->authority->witness_key->verifier();
            entry.log = {{record::vkey(log), log}};
            entry.witness = {{record::vkey(witness), witness}};
            entry.certificates = {channel::listed_certificate(channel::CertificateUse::evidence, std::nullopt,
                                                              seals_[of == &fi ? 0 : 1].certificate.der(),
                                                              document.valid_from, document.valid_until)};
            document.authorities.push_back(std::move(entry));
        }
        const std::array<const record::Signer*, 1> roots{&root_};
        const auto files = channel::make_directory(document, roots);
        if (!files) throw std::runtime_error(to_string(files.error()));
        for (TestAuthority* of : {&fi, &de}) {
            of->point->note = files->note;
            of->point->json = files->json;
            must(of->channel->follow_directory());
        }
    }

    /// Changes a file that was handed to that authority.
    void alter(TestAuthority& of, const std::string& file, const std::string& from, const std::string& to) {
        const auto path = of.channel->configuration().exchange / file;
        std::ifstream in(path);
        std::string text{std::istreambuf_iterator<char>(in), {}};
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
            text.replace(at, from.size(), to);
        std::ofstream(path) << text;
    }

    store::Database& database() { return node_->database(); }

    TestAuthority fi{.id = "fi-moj"};
    TestAuthority de{.id = "de-bfj"};
    channel::Delivery last;  ///< what was carried last
    Result<channel::DeliveryAnswer> answer = channel::DeliveryAnswer{};
    const std::string letter = "%PDF-1.7 the letter of request";

   private:
    template <class Done>
    static void must(const Done& done) {
        if (!done) throw std::runtime_error(to_string(done.error()));
    }
    static void made(const Result<void>& done) { must(done); }

    static record::Signer root(unsigned char seed) {
        std::array<unsigned char, crypto::ed25519_seed_octets> octets{};
        octets.fill(seed);
        return record::Signer::from("roots.example/1", record::KeyType::ed25519, crypto::Ed25519Key(octets)).value();
    }

    void end() {
        for (TestAuthority* of : {&fi, &de}) *of = TestAuthority{.id = of->id};
        node_.reset();
    }

    void start() {
        end();
        auto node = Node::open(read_configuration(folder_.path() / "node").value(), law_, [this] { return now(); });
        must(node);
        node_ = *std::move(node);
        std::size_t number = 0;
        for (TestAuthority* of : {&fi, &de}) open(*of, number++);
    }

    void open(TestAuthority& of, std::size_t number) {
        of.office = *node_->office(of.id);
        auto files = store::FileContents::open(folder_.path() / "contents", crypto::system_random());
        of.contents = std::make_unique<CaseContents>(*of.office->authority, *of.office->writer, node_->database(),
                                                     *std::move(files));
        ChannelConfiguration configuration;
        configuration.authority = of.id;
        configuration.exchange = folder_.path() / "exchange" / of.id;
        configuration.federation = "test";
        configuration.roots = {record::vkey(root_.verifier())};
        configuration.threshold = 1;
        configuration.registry = "rita";
        configuration.registry_substitute = "anna";
        configuration.registry_unit = "u1";
        configuration.stamp_authorities = stampers_.urls;
        auto point = points_.empty() ? std::make_unique<MemoryPoint>(configuration.exchange, of.id)
                                     : std::make_unique<MemoryPoint>(std::move(points_[number]));
        point->now = [this] { return now(); };
        of.point = point.get();
        EvidenceKeys keys;
        keys.key = crypto::private_key_from_pem(crypto::Secret(octets(seals_[number].pem))).value();
        keys.path = {seals_[number].certificate};
        keys.anchors = {*anchor_};
        keys.stamp_anchors = stampers_.anchors;
        auto channel = ChannelOffice::open(*node_, of.id, std::move(configuration), std::move(point), *of.contents,
                                           std::move(keys));
        must(channel);
        of.channel = *std::move(channel);
    }

    struct Seal {
        std::string pem;
        crypto::Certificate certificate;
    };

    void make_seals() {
        const auto root_key = crypto::make_private_key(crypto::KeyKind::p256).value();
        const auto issue = [&](const char* name, const crypto::PublicKey& key, const crypto::Certificate* issuer) {
            crypto::CertificateOrder order{.subject = crypto::parse_distinguished_name(name).value(),
                                           .public_key = key,
                                           .not_before = parse_instant("2026-01-01T00:00:00Z").value(),
                                           .not_after = parse_instant("2027-01-01T00:00:00Z").value(),
                                           .usage = {},
                                           .is_authority = issuer == nullptr,
                                           .hosts = {}};
            order.usage.digital_signature = order.usage.content_commitment = issuer != nullptr;
            order.usage.certificate_signing = issuer == nullptr;
            return crypto::issue_certificate(order, issuer, *root_key.key, crypto::system_random()).value();
        };
        anchor_ = issue("CN=CA", root_key.key->public_key(), nullptr);
        for (const char* name : {"CN=fi", "CN=de"}) {
            auto made = crypto::make_private_key(crypto::KeyKind::p256).value();
            seals_.push_back({std::string(as_text(made.pem.octets())), issue(name, made.key->public_key(), &*anchor_)});
        }
    }

    void approve_each_other() {
        for (auto [of, other] : {std::pair(&fi, &de), std::pair(&de, &fi)}) {
            must(of->channel->directory().propose(officer("adam"), other->id));
            must(of->channel->directory().approve(officer("eva"), other->id));
        }
    }

    Stampers stampers_;
    store::testing::TestFolder folder_;
    store::testing::TestDatabase database_;
    const law::Library& law_;
    record::Signer root_;
    std::atomic<std::int64_t> now_ = parse_instant("2026-03-02T09:00:00Z").value().utc_milliseconds();
    std::vector<MemoryPoint> points_;
    std::vector<Seal> seals_;
    std::optional<crypto::Certificate> anchor_;
    std::unique_ptr<Node> node_;
};

}  // namespace comity::node
