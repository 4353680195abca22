// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "crypto/digest.h"
#include "seal/container.h"
#include "seal/xades/names.h"
#include "seal/xades/read_signature.h"

namespace comity::seal {

namespace {

/// The digests of the parts, each made once: those with SHA-256 at first, by which damaged data show, others as
/// signatures ask for them.
class Digests {
   public:
    static Result<Digests> of(const Container& container) {
        Digests digests(container);
        for (const ZipEntry* part : container.parts()) {
            digests.parts_.emplace(part->name, part);
            TRY_VOID(digests.of_part(part->name, crypto::DigestKind::sha256));
        }
        return digests;
    }

    bool has(std::string_view part) const { return parts_.contains(part); }

    /// Errors: not_found; those of the archive.
    Result<crypto::Digest> of_part(const std::string& name, crypto::DigestKind kind) {
        const auto known = made_.find({name, kind});
        if (known != made_.end()) return known->second;
        const auto part = parts_.find(name);
        if (part == parts_.end()) return fail(ErrorKind::not_found, "no such part");
        crypto::RunningDigest running(kind);
        TRY_VOID(container_->archive().read(*part->second, [&](Octets out) -> Result<void> {
            running.update(out);
            return {};
        }));
        return made_.emplace(std::pair(name, kind), std::move(running).finish()).first->second;
    }

   private:
    explicit Digests(const Container& container) : container_(&container) {}

    const Container* container_;
    std::map<std::string, const ZipEntry*, std::less<>> parts_;
    std::map<std::pair<std::string, crypto::DigestKind>, crypto::Digest> made_;
};

SubIndication sub_indication_of(const Error& error) {
    return error.kind == ErrorKind::forbidden ? SubIndication::sig_constraints_failure : SubIndication::format_failure;
}

/// The references to files against the files (EN 319 102-1 section 5.2.7): whether all are right.
bool judge_references(const ReadSignature& read, Digests& digests, Verdict& verdict) {
    std::set<std::string> seen;
    for (const Reference& reference : read.references) {
        const auto name = part_of_uri(reference.uri);
        if (!name || !digests.has(*name)) {
            decide(verdict, SubIndication::signed_data_not_found,
                   fmt::format("it is over '{}', which is not in the container", reference.uri.substr(0, 200)));
            return false;
        }
        // A transform gives other octets than those that are opened and shown.
        if (!reference.transforms.empty()) {
            decide(verdict, SubIndication::sig_constraints_failure,
                   fmt::format("'{}' is signed in another form than it is shown ({})", *name,
                               reference.transforms.front().substr(0, 200)));
            return false;
        }
        const auto found = digests.of_part(*name, reference.digest.kind);
        if (!found) {
            decide(verdict, sub_indication_of(found.error()), found.error().message);
            return false;
        }
        if (reference.digest != *found) {
            decide(verdict, SubIndication::hash_failure, fmt::format("'{}' is not the file that was signed", *name));
            return false;
        }
        if (seen.insert(*name).second) verdict.covered.push_back(*name);
    }
    if (!read.references.empty()) return true;
    decide(verdict, SubIndication::sig_constraints_failure, "it is over no file");
    return false;
}

Verdict judged(const format::XmlElement& element, std::string file, Digests& digests, const ValidationPolicy& policy) {
    Verdict verdict;
    verdict.signature = std::move(file);
    const auto failed = [&](const Error& error) {
        decide(verdict, sub_indication_of(error), error.message);
        verdict.covered.clear();
        return verdict;
    };
    const auto read = read_signature(element, Shape::baseline);
    if (!read) return failed(read.error());
    verdict.signing_time = read->signing_time;
    const crypto::Certificate* signer = read->signer();
    if (signer == nullptr) {
        judge_signer({}, policy, verdict);
        return verdict;
    }
    verdict.signer = *signer;
    const auto properties = properties_are_signed(*read);
    if (!properties) return failed(properties.error());
    if (!*properties) {
        decide(verdict, SubIndication::hash_failure, "what it says of itself is not what was signed");
        return verdict;
    }
    const auto verified = value_verifies(*read, signer->public_key());
    if (!verified) return failed(verified.error());
    if (!*verified) {
        decide(verdict, SubIndication::sig_crypto_failure, "its value is not of the key of its certificate");
        return verdict;
    }
    if (judge_references(*read, digests, verdict))
        judge_signer({signer, read->others(), read->stamp, read->stamped}, policy, verdict);
    return verdict;
}

/// Signatures of one file of META-INF/.
void judge_file(const Container& container, const ZipEntry& entry, Digests& digests, const ValidationPolicy& policy,
                Report& report) {
    const auto broken = [&](std::string reason) {
        Verdict verdict;
        verdict.signature = entry.name;
        decide(verdict, SubIndication::format_failure, std::move(reason));
        report.signatures.push_back(std::move(verdict));
    };
    const auto text = container.archive().content(entry, max_signature_file_octets);
    if (!text) return broken(text.error().message);
    format::XmlLimits limits = format::part_xml_limits;
    limits.octets = max_signature_file_octets;
    limits.processing_instructions = false;
    const auto document = format::read_xml(*text, limits, entry.name);
    if (!document) return broken(document.error().message);
    const format::XmlElement root = document->root();
    // The root of annex A.5, or that of OpenDocument, which some still write; its name decides nothing.
    const auto signatures = root.children(ds_space, "Signature");
    if (signatures.empty() || signatures.size() != root.children().size())
        return broken("it holds something else than signatures");
    for (const format::XmlElement& each : signatures) {
        if (report.signatures.size() == max_container_signatures) return broken("there are too many signatures");
        report.signatures.push_back(judged(each, entry.name, digests, policy));
    }
}

}  // namespace

Result<Report> validate_container(const Container& container, const ValidationPolicy& policy) {
    TRY(digests, Digests::of(container));
    Report report;
    for (const ZipEntry* file : container.signature_files()) judge_file(container, *file, digests, policy, report);
    std::set<std::string> covered;
    for (const Verdict& verdict : report.signatures)
        if (verdict.passed()) covered.insert(verdict.covered.begin(), verdict.covered.end());
    for (const ZipEntry* part : container.parts()) {
        report.parts.push_back(part->name);
        if (!covered.contains(part->name)) report.not_covered.push_back(part->name);
    }
    return report;
}

}  // namespace comity::seal
