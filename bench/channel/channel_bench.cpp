// SPDX-License-Identifier: EUPL-1.2
// A large attachment through the pipelines of the channel, beside a loop that only copies and encrypts it. Run from the
// root of the tree:
//
//   comity_channel_bench FOLDER [GIBIBYTES]
//
// FOLDER needs room for four times as much. Prints one line per step; ends with 1 where a limit is not held.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/resource.h>

#include "access_point/spool/folder_spool.h"
#include "channel/message/preparation.h"
#include "channel/message/receiver.h"
#include "channel/message/test_federation.h"
#include "channel/mime/multipart_writer.h"
#include "store/files/file.h"

namespace comity::bench {

namespace {

using namespace channel;

constexpr double max_times_slower = 2;
constexpr long max_resident_mib = 64;
constexpr std::size_t piece_octets = 256 * 1024;
constexpr std::size_t network_octets = 64 * 1024;

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(to_string(result.error()));
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}

template <class T>
T must(Accepted<T> result) {
    if (!result) throw std::runtime_error(result.error().detail);
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}

Result<void> read_in_pieces(const store::File& file, std::size_t size, const crypto::OctetSink& sink) {
    std::vector<unsigned char> piece(size);
    for (std::uint64_t offset = 0;;) {
        TRY(count, file.read_at(offset, piece));
        if (count == 0) return {};
        TRY_VOID(sink(Octets(piece).first(count)));
        offset += count;
    }
}

/// AES-128-GCM by OpenSSL alone.
class Gcm {
   public:
    Gcm() {
        const std::vector<unsigned char> key(16, 7);
        if (EVP_EncryptInit_ex(context_, EVP_aes_128_gcm(), nullptr, key.data(), key.data()) != 1) std::abort();
    }
    ~Gcm() { EVP_CIPHER_CTX_free(context_); }
    Gcm(const Gcm&) = delete;
    Gcm& operator=(const Gcm&) = delete;

    void encrypt(Octets plain, unsigned char* out) {
        int length = 0;
        if (EVP_EncryptUpdate(context_, out, &length, plain.data(), static_cast<int>(plain.size())) != 1) std::abort();
    }

   private:
    EVP_CIPHER_CTX* context_ = EVP_CIPHER_CTX_new();
};

/// Octets that do not shrink, as of a container. Returns their digest, which whoever orders a message announces.
crypto::Sha256 make_document(const std::filesystem::path& path, std::uint64_t octets) {
    auto file = must(store::File::create(path));
    const std::vector<unsigned char> zeros(piece_octets);
    std::vector<unsigned char> noise(piece_octets);
    Gcm gcm;
    crypto::RunningSha256 digest;
    for (std::uint64_t offset = 0; offset < octets; offset += piece_octets) {
        gcm.encrypt(zeros, noise.data());
        digest.update(noise);
        must(file.write_at(offset, noise));
    }
    must(file.sync());
    return digest.digest();
}

void copy_and_encrypt(const std::filesystem::path& from, const std::filesystem::path& to) {
    const auto source = must(store::File::open_to_read(from));
    auto target = must(store::File::create(to));
    std::vector<unsigned char> cipher_text(piece_octets);
    Gcm gcm;
    std::uint64_t offset = 0;
    must(read_in_pieces(source, piece_octets, [&](Octets piece) -> Result<void> {
        gcm.encrypt(piece, cipher_text.data());
        TRY_VOID(target.write_at(offset, Octets(cipher_text).first(piece.size())));
        offset += piece.size();
        return {};
    }));
    must(target.sync());
}

PMode pmode(bool compress) {
    PMode mode;
    mode.id = "bench";
    mode.profile = Profile::as4_2_0;
    mode.initiator = {"xa-moj", std::nullopt, std::string(initiator_role)};
    mode.responder = {"xb-moj", std::nullopt, std::string(responder_role)};
    mode.service = {"coop-1", "urn:x-comity:services"};
    mode.actions = {"SubmitRequest"};
    mode.payload = {.profile = {},
                    .compress = compress,
                    .max = std::uint64_t{64} << 30,
                    .max_inflated = std::uint64_t{64} << 30,
                    .max_parts = 256};
    mode.sign = test_20.algorithm;
    mode.encrypt = test_20.transport;
    mode.max_age = std::chrono::hours(24);
    mode.future = std::chrono::minutes(5);
    return mode;
}

PreparedMessage prepare_message(const std::filesystem::path& document, const crypto::Sha256& digest, bool compress,
                                Spool& spool) {
    const auto random = crypto::system_random();
    const TestSigner sender(test_20, "xa");
    Preparation preparation{
        .header = {},
        .parts = {},
        .anchor = std::nullopt,
        .signer = sender.signer,
        .recipient = Recipient{test_20.transport, KeyReference::ski, crypto::vector_certificate("xb-enc-x25519")},
        .host = "gw.xa.example"};
    preparation.header.info = {test_now(), "bench@gw.xa.example", {}};
    preparation.header.from = {test_party("xa-moj"), std::string(initiator_role)};
    preparation.header.to = {test_party("xb-moj"), std::string(responder_role)};
    preparation.header.service = pmode(compress).service;
    preparation.header.action = "SubmitRequest";
    const store::File source = must(store::File::open_to_read(document));
    PartToSend& part = preparation.parts.emplace_back();
    part.description.content_id = random_content_id("container", "gw.xa.example", random);
    part.description.mime_type = "application/vnd.etsi.asic-e+zip";
    part.description.compressed = compress;
    part.document.media_type = part.description.mime_type;
    part.document.sha256 = digest;
    part.document.read = [&](const crypto::OctetSink& sink) { return read_in_pieces(source, piece_octets, sink); };
    return must(prepare(preparation, spool, random));
}

Incoming receive_message(const PreparedMessage& message, bool compress, Spool& quarantine) {
    const auto trust = test_trust();
    const auto modes = must(PModes::of({pmode(compress)}));
    const auto key = crypto::vector_key("xb-enc-x25519");
    const DecryptionKey keys[] = {{crypto::vector_certificate("xb-enc-x25519"), key.get()}};
    const Reception reception{
        .pmodes = modes,
        .own = "xb-moj",
        .directory = {[](std::string_view id) { return std::optional(test_party(std::string(id))); },
                      [](std::string_view, Profile) { return true; }},
        .trust = *trust,
        .keys = keys,
        .seen = [](const std::string&, const std::string&, const crypto::Sha256&) { return Result<SeenBefore>({}); },
        .quarantine = quarantine,
        .now = test_now(),
        .limits = {}};
    const auto receiver = must(Receiver::open(reception, message.content_type));
    std::vector<unsigned char> piece(network_octets);
    for (std::uint64_t offset = 0;;) {
        const auto count = must(message.file->read_at(offset, piece));
        if (count == 0) return must(receiver->finish());
        must(receiver->write(Octets(piece).first(count)));
        offset += count;
    }
}

double seconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

long resident_mib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

class Report {
   public:
    explicit Report(double gibibytes) : gibibytes_(gibibytes) {}

    void step(std::string_view what, double took, double peer) {
        const double times = took / peer;
        const bool held = times <= max_times_slower;
        held_ = held_ && held;
        std::cout << fmt::format("{:<34}{:7.2f} s {:8.0f} MiB/s {:6.2f} times the loop{}\n", what, took,
                                 gibibytes_ * 1024 / took, times, held ? "" : ", over the limit");
    }
    bool finish() {
        const long resident = resident_mib();
        std::cout << fmt::format("{:<34}{:7} MiB, at most {}\n", "resident", resident, max_resident_mib);
        return held_ && resident <= max_resident_mib;
    }

   private:
    double gibibytes_;
    bool held_ = true;
};

int run(const std::filesystem::path& folder, double gibibytes) {
    must(store::make_folder(folder));
    const auto document = folder / "document";
    std::filesystem::remove(document);
    const crypto::Sha256 digest = make_document(document, static_cast<std::uint64_t>(gibibytes * 1024 * 1024 * 1024));
    const auto random = crypto::system_random();
    using access_point::FolderSpool;
    using access_point::Leftovers;
    const auto spool = must(FolderSpool::open(folder / "spool", random, Leftovers::remove));
    const auto quarantine = must(FolderSpool::open(folder / "quarantine", random, Leftovers::remove));
    const auto copy = folder / "copy";
    std::filesystem::remove(copy);
    const double peer = seconds([&] { copy_and_encrypt(document, copy); });
    std::filesystem::remove(copy);

    Report report(gibibytes);
    report.step("copy and AES-128-GCM, the loop", peer, peer);
    for (const bool compress : {true, false}) {
        const std::string_view how = compress ? "wrapped in gzip" : "as it is";
        // To remove files is not measured, here as with the loop.
        std::optional<PreparedMessage> message;
        std::optional<Incoming> received;
        report.step(fmt::format("prepare, {}", how),
                    seconds([&] { message = prepare_message(document, digest, compress, *spool); }), peer);
        report.step(fmt::format("receive, {}", how),
                    seconds([&] { received = receive_message(*message, compress, *quarantine); }), peer);
    }
    std::filesystem::remove_all(folder);
    return report.finish() ? 0 : 1;
}

}  // namespace

}  // namespace comity::bench

int main(int count, char** arguments) {
    if (count < 2) {
        std::cerr << "usage: comity_channel_bench FOLDER [GIBIBYTES]\n";
        return 2;
    }
    try {
        return comity::bench::run(arguments[1], count > 2 ? std::atof(arguments[2]) : 4);
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
