// SPDX-License-Identifier: EUPL-1.2
#include "cli/channel/replay.h"

#include <unistd.h>

#include <array>
#include <filesystem>
#include <iostream>
#include <memory>

#include <fmt/format.h>

#include "access_point/configuration.h"
#include "access_point/federation.h"
#include "access_point/keys.h"
#include "access_point/spool/folder_spool.h"
#include "channel/directory/document.h"
#include "channel/ebms/envelope.h"
#include "channel/ebms/header_reader.h"
#include "channel/message/receiver.h"
#include "channel/message/signals.h"
#include "channel/pmode/pmode_reader.h"
#include "channel/security/security_header.h"
#include "cli/channel/message_file.h"
#include "cli/exit_status.h"
#include "cli/seal/files.h"
#include "crypto/hex.h"
#include "node/node.h"
#include "store/files/file.h"

namespace comity::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t longest_file = 16 * 1024 * 1024;

/// Of docs/formats/as4.md, by their numbers.
constexpr std::array<std::string_view, 15> step_words{"transport",   "package", "structure", "header",    "P-Mode",
                                                      "part info",   "policy",  "signer",    "signature", "duplicate",
                                                      "content key", "parts",   "inflation", "payload",   "delivery"};

/// A folder of its own, gone at the end.
class Quarantine {
   public:
    static Result<std::unique_ptr<Quarantine>> open() {
        std::string name = (fs::temp_directory_path() / "comity-replay-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            return fail(ErrorKind::unavailable, "no temporary folder can be made", {}, "look at TMPDIR");
        auto made = std::make_unique<Quarantine>(name);
        TRY(spool,
            access_point::FolderSpool::open(made->folder_, crypto::system_random(), access_point::Leftovers::remove));
        made->spool_ = std::move(spool);
        return made;
    }
    explicit Quarantine(fs::path folder) : folder_(std::move(folder)) {}
    Quarantine(const Quarantine&) = delete;
    Quarantine& operator=(const Quarantine&) = delete;
    ~Quarantine() {
        spool_.reset();
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    channel::Spool& spool() { return *spool_; }

   private:
    fs::path folder_;
    std::unique_ptr<access_point::FolderSpool> spool_;
};

struct Scene {
    std::string own;
    channel::PModes pmodes;
    access_point::InForce directory;
    access_point::Keys keys;
    Instant now;
};

/// What the command line left out stands in the access point's own configuration.
Result<ReplayScene> completed(ReplayScene scene, access_point::Keys& keys) {
    if (scene.access_point.empty()) {
        if (scene.own.empty() || scene.pmodes.empty() || scene.directory.empty() || scene.anchors.empty())
            return fail(ErrorKind::invalid, "as whom is it received?", {},
                        "name the folder of an access point, or --own, --pmodes, --directory and --anchors");
        return scene;
    }
    TRY(configuration, access_point::read_configuration(scene.access_point));
    TRY(opened, access_point::Keys::open(configuration));
    keys = std::move(opened);
    if (scene.own.empty()) scene.own = configuration.authority;
    if (scene.pmodes.empty()) scene.pmodes = configuration.pmodes.string();
    if (scene.directory.empty()) scene.directory = configuration.directory_json;
    if (scene.directory.starts_with("https://"))
        return fail(ErrorKind::invalid, fmt::format("the directory lies at {}", scene.directory), {},
                    "give the one of that day as a file, with --directory");
    if (scene.anchors.empty()) scene.anchors = {configuration.anchors.string()};
    scene.tests = scene.tests || configuration.tests;
    return scene;
}

Result<void> add_keys(const ReplayScene& scene, access_point::Keys& keys) {
    if (scene.keys.size() != scene.certificates.size())
        return fail(ErrorKind::invalid,
                    fmt::format("{} keys and {} certificates are given", scene.keys.size(), scene.certificates.size()),
                    {}, "give a --certificate for each --key, in the same order");
    for (std::size_t at = 0; at < scene.keys.size(); ++at) {
        TRY(certificate, read_certificates({scene.certificates[at]}));
        TRY(key, crypto::private_key_from_file(scene.keys[at]));
        keys.add_decryption(certificate.back(), std::move(key));
    }
    return {};
}

Result<Scene> open_scene(const ReplayScene& given) {
    access_point::Keys keys;
    TRY(scene, completed(given, keys));
    TRY_VOID(add_keys(scene, keys));
    Instant now = node::system_clock();
    if (!scene.at.empty()) {
        TRY(at, parse_instant(scene.at));
        now = at;
    }
    TRY(pmodes_text, store::read_whole(scene.pmodes, longest_file));
    TRY(list, channel::read_pmodes(pmodes_text, scene.pmodes,
                                   scene.tests ? channel::PModeUse::tests : channel::PModeUse::operation));
    TRY(pmodes, channel::PModes::of(std::move(list)));
    TRY(directory_text, store::read_whole(scene.directory, longest_file));
    TRY(document, channel::read_directory(directory_text));
    TRY(made, channel::Directory::of(std::move(document), {}, {}));
    auto directory = std::make_shared<const channel::Directory>(std::move(made));
    TRY(anchors, read_certificates(scene.anchors));
    auto certificates = std::make_shared<const channel::ReadCertificates>(std::move(anchors));
    auto trust = std::make_shared<const channel::DirectoryTrust>(
        directory, now, certificates,
        [](const crypto::Certificate&) { return std::optional<channel::RevocationAnswer>(); });
    return Scene{scene.own,
                 std::move(pmodes),
                 {directory, now, std::move(trust), std::move(certificates)},
                 std::move(keys),
                 now};
}

std::string answer_of(const channel::Refusal& refusal) {
    if (refusal.status != 200) return fmt::format("HTTP {}", refusal.status);
    return fmt::format("{} {}", to_string(refusal.code), channel::row_of(refusal.code).short_description);
}

int tell_refusal(const std::string& file, const channel::Refusal& refusal) {
    const auto number = static_cast<std::size_t>(refusal.step);
    std::cout << fmt::format("{}: refused at check {} ({}) with {}\n  {}\n", file, number, step_words.at(number - 1),
                             answer_of(refusal), refusal.detail);
    return exit_found;
}

int tell_nothing_proven(const std::string& file, const channel::EbmsError& error) {
    std::cout << fmt::format("{}: proves nothing: {} {}\n", file, to_string(error.code), error.detail);
    return exit_found;
}

int tell_message(const std::string& file, const channel::IncomingMessage& message) {
    std::cout << fmt::format("{}: accepted under P-Mode {}, signed by {}\n", file, message.pmode, message.signer);
    for (const std::string& flag : message.flags) std::cout << "  flagged " << flag << '\n';
    for (const channel::IncomingPart& part : message.parts)
        std::cout << fmt::format("  {} {} octets, SHA-256 {}\n", part.description.content_id, part.file->size(),
                                 crypto::hex(part.sha256));
    return exit_ok;
}

Result<int> replay_message(const std::string& file, const MessageFile& message, const Scene& scene) {
    TRY(quarantine, Quarantine::open());
    const channel::Reception reception{
        .pmodes = scene.pmodes,
        .own = scene.own,
        .directory = scene.directory.answers(),
        .trust = *scene.directory.trust,
        .keys = scene.keys.decryption(),
        .seen = [](const std::string&, const std::string&,
                   const crypto::Sha256&) { return Result<channel::SeenBefore>(channel::SeenBefore{}); },
        .quarantine = quarantine->spool(),
        .now = scene.now,
        .limits = {}};
    auto receiver = channel::Receiver::open(reception, message.content_type);
    if (!receiver) return tell_refusal(file, receiver.error());
    if (const auto written = (*receiver)->write(octets(message.body)); !written)
        return tell_refusal(file, written.error());
    const auto incoming = (*receiver)->finish();
    if (!incoming) return tell_refusal(file, incoming.error());
    if (const auto* accepted = std::get_if<channel::IncomingMessage>(&*incoming)) return tell_message(file, *accepted);
    return fail(ErrorKind::invalid, fmt::format("{} is a signal, not a message", file), {},
                "--sent FILE names the message a receipt is for");
}

/// Whether it proves that the message arrived: signed by the party it was sent to, with the digests that were signed.
Result<int> replay_receipt(const std::string& file, const MessageFile& answer, const std::string& sent_file,
                           const Scene& scene) {
    TRY(sent, read_message_file(sent_file));
    const TakenMessage taken = take_apart(sent);
    if (!taken.fault.empty())
        return fail(ErrorKind::invalid, fmt::format("{} is no whole message: {}", sent_file, taken.fault), {},
                    "give the message as it was sent, octet for octet");
    TRY(document, format::read_xml(taken.envelope, format::message_xml_limits, sent_file));
    const auto envelope = channel::read_envelope(document);
    const auto header = envelope ? channel::read_messaging(envelope->messaging)
                                 : tl::unexpected(channel::EbmsError{channel::EbmsCode::invalid_header, "no envelope"});
    const auto* message = header ? std::get_if<channel::UserMessage>(&*header) : nullptr;
    if (message == nullptr) return fail(ErrorKind::invalid, fmt::format("{} is no message", sent_file));
    const auto security = channel::read_security(*envelope->security);
    if (!security) return fail(ErrorKind::invalid, fmt::format("{}: {}", sent_file, security.error().detail));
    const auto pmode =
        scene.pmodes.for_received(*message, scene.own, security->signature.algorithm, scene.directory.answers());
    if (!pmode) return fail(ErrorKind::invalid, fmt::format("{}: {}", sent_file, pmode.error().detail));
    const channel::SignalExpectation expected{message->to.id, (*pmode)->profile, (*pmode)->sign};
    const auto signal =
        channel::read_signal(answer.content_type, answer.body, expected, *scene.directory.trust, scene.now);
    if (!signal) return tell_nothing_proven(file, signal.error());
    const channel::SentMessage proved{message->info.message_id, security->signature.references};
    const auto proven = channel::check_receipt(*signal, proved);
    if (!proven) return tell_nothing_proven(file, proven.error());
    std::cout << fmt::format("{}: proves that {} arrived at {}, with all {} digests that were signed\n", file,
                             message->info.message_id, signal->signer->authority,
                             security->signature.references.size());
    return exit_ok;
}

}  // namespace

Result<int> replay(const std::string& file, const ReplayScene& given) {
    TRY(message, read_message_file(file));
    TRY(scene, open_scene(given));
    if (!given.sent.empty()) return replay_receipt(file, message, given.sent, scene);
    return replay_message(file, message, scene);
}

}  // namespace comity::cli
