// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "crypto/sha256.h"
#include "seal/container.h"
#include "seal/xades/names.h"
#include "seal/xades/read_signature.h"

namespace comity::seal {

namespace {

using Digests = std::map<std::string, crypto::Sha256, std::less<>>;

Result<Digests> digests_of(const Container& container) {
    Digests digests;
    for (const ZipEntry* part : container.parts()) {
        crypto::RunningSha256 running;
        TRY_VOID(container.archive().read(*part, [&](Octets out) -> Result<void> {
            running.update(out);
            return {};
        }));
        digests.emplace(part->name, running.digest());
    }
    return digests;
}

SubIndication sub_indication_of(const Error& error) {
    return error.kind == ErrorKind::forbidden ? SubIndication::sig_constraints_failure : SubIndication::format_failure;
}

/// The references to files against the files (EN 319 102-1 section 5.2.7): whether all are right.
bool judge_references(const ReadSignature& read, const Digests& digests, Verdict& verdict) {
    std::set<std::string> seen;
    for (const Reference& reference : read.references) {
        const auto name = part_of_uri(reference.uri);
        const auto found = name ? digests.find(*name) : digests.end();
        if (found == digests.end()) {
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
        if (reference.digest != found->second) {
            decide(verdict, SubIndication::hash_failure, fmt::format("'{}' is not the file that was signed", *name));
            return false;
        }
        if (seen.insert(*name).second) verdict.covered.push_back(*name);
    }
    if (!read.references.empty()) return true;
    decide(verdict, SubIndication::sig_constraints_failure, "it is over no file");
    return false;
}

Verdict judged(const format::XmlElement& element, std::string file, const Digests& digests,
               const ValidationPolicy& policy) {
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
void judge_file(const Container& container, const ZipEntry& entry, const Digests& digests,
                const ValidationPolicy& policy, Report& report) {
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
    TRY(digests, digests_of(container));
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
