// SPDX-License-Identifier: EUPL-1.2
// For tests: a federation of the authorities of tests/vectors/channel, a clock moved by hand, a node in memory, and
// access points that talk over loopback. Run from the root of the tree.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <mutex>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "access_point/access_point.h"
#include "channel/delivery/handover_json.h"
#include "channel/directory/directory_vectors.h"
#include "channel/ebms/names.h"
#include "crypto/channel_vectors.h"
#include "crypto/hex.h"
#include "format/canonical_json.h"
#include "net/client/fetch.h"
#include "net/server.h"
#include "net/testing/certificates.h"
#include "store/testing/test_folder.h"

namespace comity::access_point {

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(to_string(result.error()));
    return *std::move(result);
}

inline std::string file_text(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The time of the stored messages, moved by hand.
class TestClock {
   public:
    Instant now() const { return must(Instant::at(milliseconds_)); }
    void move(std::chrono::milliseconds by) { milliseconds_ += by.count(); }

   private:
    std::atomic<std::int64_t> milliseconds_ = must(parse_instant("2026-03-04T10:12:00Z")).utc_milliseconds();
};

/// A node that keeps deliveries in memory: idempotent, as docs/formats/access-point.md wants it.
class MemoryNode {
   public:
    struct Kept {
        channel::Delivery delivery;
        std::vector<std::string> contents;
        std::string header;
    };

    Result<channel::DeliveryAnswer> deliver(const channel::Delivery& delivery, const std::filesystem::path& exchange) {
        std::unique_lock lock(mutex_);
        ++offered_;
        changed_.notify_all();
        changed_.wait(lock, [&] { return !held_; });
        if (down_) return fail(ErrorKind::unavailable, "the node is down");
        if (!refusal_.empty()) return channel::DeliveryAnswer{false, {}, refusal_, "as the test wants"};
        const auto key = std::pair(delivery.signer, delivery.message_id);
        if (const auto known = kept_.find(key); known != kept_.end()) {
            if (known->second.delivery.references != delivery.references)
                return fail(ErrorKind::conflict, "other references");
            return channel::DeliveryAnswer{true, anchor_, {}, {}};
        }
        Kept kept{delivery, {}, delivery.header};
        if (!delivery.header_file.empty()) kept.header = file_text(exchange / delivery.header_file);
        for (const auto& part : delivery.parts) {
            kept.contents.push_back(part.content ? *part.content : file_text(exchange / part.file));
            if (crypto::sha256(octets(kept.contents.back())) != *part.sha256)
                return fail(ErrorKind::invalid, "the file is not what the delivery says");
        }
        kept_.emplace(key, std::move(kept));
        return channel::DeliveryAnswer{true, anchor_, {}, {}};
    }

    void hold() {
        set([&] { held_ = true; });
    }
    void let_go() {
        set([&] { held_ = false; });
    }
    void be_down(bool down) {
        set([&] { down_ = down; });
    }
    void refuse_with(std::string code) {
        set([&] { refusal_ = std::move(code); });
    }
    void give_anchor(channel::HandedAnchor anchor) {
        set([&] { anchor_ = std::move(anchor); });
    }
    std::optional<channel::HandedAnchor> anchor() {
        const std::lock_guard lock(mutex_);
        return anchor_;
    }
    void await_offer(int count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return offered_ >= count; });
    }
    std::vector<Kept> kept() {
        const std::lock_guard lock(mutex_);
        std::vector<Kept> all;
        for (const auto& [key, one] : kept_) all.push_back(one);
        return all;
    }
    int offered() {
        const std::lock_guard lock(mutex_);
        return offered_;
    }

   private:
    template <class Change>
    void set(Change change) {
        const std::lock_guard lock(mutex_);
        change();
        changed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::pair<std::string, std::string>, Kept> kept_;
    std::optional<channel::HandedAnchor> anchor_;
    std::string refusal_;
    bool held_ = false;
    bool down_ = false;
    int offered_ = 0;
};

/// The interface towards it. The node outlives every access point of the test.
class MemoryConsignee final : public channel::Consignee {
   public:
    MemoryConsignee(MemoryNode& node, std::filesystem::path exchange) : node_(node), exchange_(std::move(exchange)) {}
    Result<channel::DeliveryAnswer> deliver(const channel::Delivery& delivery) override {
        return node_.deliver(delivery, exchange_);
    }
    Result<std::optional<channel::HandedAnchor>> anchor_for(std::string_view) override { return node_.anchor(); }

   private:
    MemoryNode& node_;
    std::filesystem::path exchange_;
};

/// Both profiles with the keys of the vectors.
inline Keys vector_keys(const std::string& who) {
    Keys keys;
    keys.add_signing(channel::Profile::as4_1_15, {crypto::vector_certificate(who + "-sign-rsa")},
                     crypto::vector_key(who + "-sign-rsa"));
    keys.add_signing(channel::Profile::as4_2_0, {crypto::vector_certificate(who + "-sign-ed25519")},
                     crypto::vector_key(who + "-sign-ed25519"));
    keys.add_decryption(crypto::vector_certificate(who + "-enc-rsa"), crypto::vector_key(who + "-enc-rsa"));
    keys.add_decryption(crypto::vector_certificate(who + "-enc-x25519"), crypto::vector_key(who + "-enc-x25519"));
    return keys;
}

/// pm-20 or pm-115 from xa-moj to xb-moj.
inline channel::PMode test_pmode(channel::Profile profile) {
    const bool newer = profile == channel::Profile::as4_2_0;
    channel::PMode pmode;
    pmode.id = newer ? "pm-20" : "pm-115";
    pmode.profile = profile;
    pmode.agreement = channel::Agreement{"urn:x-comity:agreement:default", ""};
    pmode.initiator = {"xa-moj", std::nullopt, std::string(channel::initiator_role)};
    pmode.responder = {"xb-moj", std::nullopt, std::string(channel::responder_role)};
    pmode.service = {"coop-1", "urn:x-comity:services"};
    pmode.actions = {"SubmitRequest", "WithdrawRequest"};
    pmode.properties = {{"originalSender", "", true}, {"finalRecipient", "", true}};
    pmode.sign = newer ? channel::SignatureAlgorithm::eddsa_ed25519 : channel::SignatureAlgorithm::rsa_sha256;
    pmode.encrypt = newer ? channel::KeyTransport::x25519_hkdf : channel::KeyTransport::rsa_oaep_sha256;
    pmode.retry = {std::chrono::seconds(1), std::chrono::seconds(2), std::chrono::seconds(4)};
    pmode.max_age = std::chrono::days(30);
    pmode.future = std::chrono::minutes(5);
    pmode.pull_receipt_timeout = std::chrono::minutes(5);
    pmode.payload.max_inflated = 16 << 20;
    pmode.client_authentication = channel::ClientAuthentication::none;
    return pmode;
}

/// The federation of a test; its directory can be changed while access points run.
class TestFederation {
   public:
    TestFederation() : document_(channel::vector_document()) { publish(); }

    channel::DirectoryDocument& document() { return document_; }
    channel::ListedAuthority& authority(const std::string& id) {
        for (auto& authority : document_.authorities)
            if (authority.id == id) return authority;
        throw std::runtime_error("no such authority");
    }
    void publish() {
        const std::vector<const record::Signer*> roots{&root_};
        const auto files = must(channel::make_directory(document_, roots));
        const std::lock_guard lock(mutex_);
        texts_ = {files.note, files.json};
    }
    /// Changes go out under the next sequence.
    void publish_next() {
        document_.previous = crypto::sha256(octets(texts().json));
        ++document_.sequence;
        publish();
    }
    DirectoryTexts texts() {
        const std::lock_guard lock(mutex_);
        return texts_;
    }
    FetchDirectory fetch() {
        return [this]() -> Result<DirectoryTexts> { return texts(); };
    }
    Federation::Terms terms() const {
        return {document_.federation,
                must(channel::root_keys({root_.verifier()}, 1)),
                {crypto::vector_certificate("ca-rsa"), crypto::vector_certificate("ca-ed25519")},
                channel::default_grace_days};
    }

   private:
    record::Signer root_ = channel::root_signer(1);
    channel::DirectoryDocument document_;
    std::mutex mutex_;
    DirectoryTexts texts_;
};

/// An access point of the test with its folder and node. It can be stopped and started again.
class Station {
   public:
    Station(TestFederation& federation, TestClock& clock, std::string who, std::vector<channel::PMode> pmodes)
        : federation_(federation), clock_(clock), who_(std::move(who)), pmodes_(std::move(pmodes)) {
        configuration.folder = folder_.path();
        configuration.authority = who_ + "-moj";
        configuration.host = "gw." + who_ + ".example";
        configuration.spool = folder_.path() / "spool";
        configuration.exchange = folder_.path() / "exchange";
        configuration.address = "127.0.0.1";
        configuration.tests = true;
        configuration.client_certificate_required = false;
        configuration.reserve = 0;
        configuration.senders = 4;
        configuration.workers = 8;
    }

    void start() {
        Furnishing furnishing{vector_keys(who_),
                              must(channel::PModes::of(pmodes_)),
                              federation_.terms(),
                              federation_.fetch(),
                              std::make_unique<MemoryConsignee>(node, configuration.exchange),
                              crypto::Secret(octets(std::string_view("secret"))),
                              revocation};
        running_ = must(AccessPoint::start(
            configuration, std::move(furnishing),
            {[this] { return clock_.now(); }, crypto::system_random(), [this] { return clock_is_good.load(); },
             [this](std::string_view line) { note(line); }}));
    }
    void stop() { running_.reset(); }
    AccessPoint& operator*() { return *running_; }
    AccessPoint* operator->() { return running_.get(); }
    void set_pmodes(std::vector<channel::PMode> pmodes) { pmodes_ = std::move(pmodes); }

    // The interface, as the node uses it.

    net::Fetched ask(const std::string& method, const std::string& path, const std::string& body = {},
                     const std::string& secret = "secret") {
        return must(net::fetch({.method = method,
                                .url = "http://127.0.0.1:" + std::to_string(running_->interface_port()) + path,
                                .headers = {{"Authorization", "Bearer " + secret}},
                                .body = body},
                               {.answer_bytes = 8 << 20, .whole = std::chrono::seconds(90)}));
    }
    channel::OutgoingOrder order(const std::string& id, const std::vector<std::string>& contents = {"<request/>"}) {
        channel::OutgoingOrder made;
        made.id = id;
        made.recipient = "xb-moj";
        made.service = "coop-1";
        made.action = "SubmitRequest";
        made.conversation = "thread-" + id;
        made.properties = {{"originalSender", "", "xa-moj"}, {"finalRecipient", "", "xb-moj"}};
        for (std::size_t i = 0; i < contents.size(); ++i) {
            const std::string file = "out/" + id + "-" + std::to_string(i);
            std::ofstream(configuration.exchange / file, std::ios::binary) << contents[i];
            made.parts.push_back({file, "part" + std::to_string(i), i == 0 ? "application/xml" : "application/zip", "",
                                  std::nullopt, std::nullopt});
        }
        return made;
    }
    int send(const channel::OutgoingOrder& order) {
        return ask("POST", "/outgoing", channel::write_order(order)).status;
    }
    std::string state(const std::string& id) {
        const auto shown = ask("GET", "/outgoing/" + id);
        if (shown.status != 200) return std::to_string(shown.status);
        return *format::read_value(shown.body, "state").value().find("state")->as_string();
    }
    std::vector<channel::ChannelEvent> events(std::int64_t after = 0) {
        return must(channel::read_events(ask("GET", "/events?after=" + std::to_string(after)).body)).events;
    }
    /// "spooled receipted" of one order.
    std::string story(const std::string& id) {
        std::string told;
        for (const auto& event : events()) {
            if (event.id != id) continue;
            told += (told.empty() ? "" : " ") + std::string(channel::name_of(event.kind));
            if (!event.reason.empty()) told += "(" + event.reason + ")";
        }
        return told;
    }
    std::size_t alarms(const std::string& reason) {
        std::size_t count = 0;
        for (const auto& event : events())
            count += event.kind == channel::EventKind::alarm && event.reason == reason ? 1 : 0;
        return count;
    }
    /// Files that lie under the folder of the exchange or the spool.
    std::size_t files(const std::filesystem::path& in) const {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path() / in))
            count += entry.is_regular_file() ? 1 : 0;
        return count;
    }
    std::string logged() {
        const std::lock_guard lock(log_mutex_);
        return log_;
    }

    MemoryNode node;
    Configuration configuration;
    std::vector<RevocationSource> revocation;
    std::function<void(std::string_view)> on_log;  ///< called on the thread that logs; set before start()
    std::atomic<bool> clock_is_good = true;

   private:
    void note(std::string_view line) {
        {
            const std::lock_guard lock(log_mutex_);
            log_ += std::string(line) + "\n";
        }
        if (on_log) on_log(line);
    }

    store::testing::TestFolder folder_;
    TestFederation& federation_;
    TestClock& clock_;
    std::string who_;
    std::vector<channel::PMode> pmodes_;
    std::mutex log_mutex_;
    std::string log_;
    std::unique_ptr<AccessPoint> running_;
};

}  // namespace comity::access_point
