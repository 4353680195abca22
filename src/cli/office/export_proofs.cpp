// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/export_proofs.h"

#include <fstream>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "channel/evidence/seal.h"
#include "cli/channel/message_text.h"
#include "cli/office/open_channel.h"
#include "crypto/random.h"
#include "crypto/sealed_stream.h"
#include "node/channel/stamp_book.h"
#include "node/contents/case_contents.h"
#include "node/contents/open_contents.h"

namespace comity::cli {

namespace fs = std::filesystem;

namespace {

/// What the channel files is small; what is longer is no part of it.
constexpr std::uint64_t longest_proof = 4 * 1024 * 1024;

Result<void> write(const fs::path& file, std::string_view text) {
    std::ofstream out(file, std::ios::binary);
    out << text;
    out.close();
    if (out) return {};
    return fail(ErrorKind::unavailable, fmt::format("{} cannot be written", file.string()), {},
                "choose a folder you may write to, with room on its disk");
}

/// What the case itself says that the files depend on.
struct AboutProofs {
    std::set<std::string> documents;  ///< digests of the dossier, which goes to a court by other ways
    std::set<std::string> named;      ///< digests of what the channel filed, as the events name them
    std::vector<Instant> filed;       ///< when proofs were filed and when they say they were made
};

Result<AboutProofs> about_proofs(OpenOffice& office, const std::string& case_id) {
    AboutProofs about;
    TRY(lease, office.node->database().reader());
    TRY(opened, office.cases().load(*lease, case_id));
    for (const cases::Document& document : opened.state.documents)
        for (const cases::Document::Version& version : document.versions) about.documents.insert(version.digest);
    for (const cases::Transmittal& transmittal : opened.state.transmittals) {
        for (const cases::Proof& proof : transmittal.proofs) {
            about.filed.push_back(proof.mark.at);
            about.filed.push_back(proof.at);
            // An acknowledgement may be a letter of the dossier; where it is a message, it is known by its kind.
            if (transmittal.channel == "as4" && !proof.digest.empty() && proof.evidence != "acknowledgement")
                about.named.insert(proof.digest);
        }
    }
    return about;
}

/// The stamp beside its file; of an evidence the file in its form with the stamp inside (XAdES level T), since it is
/// over the seal alone.
Result<std::string> export_stamp(const node::KeptStamp& stamp, node::CaseContents& contents, const std::string& case_id,
                                 const fs::path& folder) {
    if (stamp.what != channel::Stamped::evidence) {
        const std::string name = stamp.about + ".tst";
        TRY_VOID(write(folder / name, stamp.token));
        return fmt::format("{} time-stamp token over the file {}\n", name, stamp.about);
    }
    TRY(text, contents.whole(case_id, stamp.about, crypto::max_content));
    TRY(stamped, channel::stamped_evidence(text, stamp.token));
    const std::string name = stamp.about + ".stamped.xml";
    TRY_VOID(write(folder / name, stamped));
    return fmt::format("{} the evidence {}.xml with its time stamp\n", name, stamp.about);
}

Result<void> write_directory(const fs::path& folder, const std::string& name, std::string_view note,
                             std::string_view json) {
    TRY_VOID(write(folder / (name + ".json"), json));
    return write(folder / (name + ".note"), note);
}

/// The directory in force, and under its number each that was in force when a proof was made or filed.
Result<void> export_directories(OpenOffice& office, const OpenChannel& channel, const std::vector<Instant>& filed,
                                const fs::path& folder) {
    TRY(newest, channel.directory->in_force_at({office.office->writer->now()}));
    for (const node::DistributedDirectory& version : newest)
        TRY_VOID(write_directory(folder, "directory", version.note, version.json));
    TRY(versions, channel.directory->in_force_at(filed));
    for (const node::DistributedDirectory& version : versions) {
        if (!newest.empty() && version.sequence == newest.front().sequence) continue;
        TRY_VOID(write_directory(folder, fmt::format("directory-{}", version.sequence), version.note, version.json));
    }
    return {};
}

}  // namespace

Result<std::size_t> export_proofs(OpenOffice& office, const std::string& case_id, const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return fail(ErrorKind::unavailable, fmt::format("{} cannot be made: {}", folder.string(), error.message()), {},
                    "choose a place you may write to");
    TRY(store, node::open_contents(office.configuration, crypto::system_random()));
    node::CaseContents contents(*office.office->authority, *office.office->writer, office.node->database(),
                                std::move(store));
    TRY(about, about_proofs(office, case_id));
    TRY(all, contents.list(case_id));
    std::string index;
    std::size_t written = 0;
    for (const node::KeptContent& content : all) {
        const bool named = about.named.contains(content.digest);
        if ((!named && about.documents.contains(content.digest)) || content.octets > longest_proof) continue;
        TRY(text, contents.whole(case_id, content.digest, longest_proof));
        const auto found = inspect_message({"application/soap+xml; charset=UTF-8", text}, {});
        // Drafts, packages and parts of what was refused are kept with the case, too.
        if (!named && !found) continue;
        index += fmt::format("{}.xml {}\n", content.digest, found ? found->what : "what it is, nobody here knows");
        TRY_VOID(write(folder / (content.digest + ".xml"), text));
        ++written;
    }
    TRY(channel, open_channel(office));
    if (channel) {
        TRY(stamps, node::stamps_of(office.node->database(), office.office->authority->id, case_id));
        for (const node::KeptStamp& stamp : stamps) {
            TRY(line, export_stamp(stamp, contents, case_id, folder));
            index += line;
        }
        TRY_VOID(export_directories(office, *channel, about.filed, folder));
    }
    TRY_VOID(write(folder / "index.txt", index));
    return written;
}

}  // namespace comity::cli
