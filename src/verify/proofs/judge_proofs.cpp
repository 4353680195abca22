// SPDX-License-Identifier: EUPL-1.2
#include "verify/proofs/judge_proofs.h"

#include <algorithm>
#include <set>

#include "verify/octets.h"
#include "verify/proofs/proof_documents.h"

namespace comity::verify {

namespace {

constexpr std::string_view receipt_word = "as4-receipt";
constexpr std::string_view submitted_word = "submission-acceptance";
constexpr std::string_view acknowledged_word = "acknowledgement";  // a business message, known by its cover
constexpr std::string_view error_word = "as4-error";
constexpr std::string_view received_type = "channel.received";  // names the cover of what came, without a word

class Judgement {
   public:
    Judgement(const std::vector<ProofFile>& files, const std::vector<ProvedEvent>& events, const Believed& believed)
        : files_(files), events_(events), believed_(believed) {}

    ProofFindings run() {
        read_directories();
        for (const ProofFile& file : files_) read(file);
        for (ReadProof& proof : read_) judge(proof);
        for (ReadProof& proof : stamped_) judge_stamped(proof);
        for (std::size_t i = 0; i < events_.size(); ++i) {
            const ProvedEvent& event = events_[i];
            if (event.filed.empty() || !is_machine_proof(event.evidence) || there_.contains(event.filed)) continue;
            findings_.faults.push_back("event " + std::to_string(i + 1) + " names the " + event.evidence + " " +
                                       event.filed + ", which is not in the folder as it was filed");
        }
        return std::move(findings_);
    }

   private:
    struct ReadProof {
        JudgedProof said;
        std::string digest;  ///< hexadecimal
        ProofDocument document;
    };

    const std::string* octets_of(const std::string& name) const {
        const auto found = std::ranges::find(files_, name, &ProofFile::name);
        return found == files_.end() ? nullptr : &found->octets;
    }

    void read_directories() {
        for (const ProofFile& file : files_) {
            if (!file.name.starts_with("directory") || !file.name.ends_with(".json")) continue;
            const std::string stem = file.name.substr(0, file.name.size() - 5);
            const std::string* note = octets_of(stem + ".note");
            auto version = note ? read_directory(file.octets, *note, believed_.roots)
                                : wrong("its note " + stem + ".note is not beside it");
            if (!version) {
                findings_.faults.push_back(file.name + ": " + version.error());
                continue;
            }
            findings_.directories.push_back(
                file.name + ": number " + std::to_string(version->sequence) + " of " + version->federation +
                (believed_.roots ? ", signed by " + std::to_string(version->signers) + " of the roots you gave" : ""));
            directories_.push_back(*std::move(version));
        }
    }

    void read(const ProofFile& file) {
        const std::string_view name = file.name;
        if (name == "index.txt" || name.starts_with("directory")) return;
        if (name.ends_with(".tst")) {
            findings_.stamps.push_back(file.name);
            return;
        }
        const std::string stem(name.substr(0, name.find('.')));
        const bool stamped = name == stem + ".stamped.xml";
        if (stem.size() != 2 * digest_octets || (!stamped && name != stem + ".xml")) {
            findings_.strangers.push_back(file.name);
            return;
        }
        ReadProof proof;
        proof.said.file = file.name;
        proof.digest = stem;
        if (stamped) {
            findings_.stamps.push_back(file.name);
        } else if (to_hexadecimal(sha256(file.octets)) != stem) {
            proof.said.faults.push_back("its octets are not those of its name: it was changed");
        } else {
            there_.insert(stem);
        }
        auto document = read_proof_document(file.octets);
        if (document) {
            proof.said.what = in_words(*document);
            proof.document = *std::move(document);
            (stamped ? stamped_ : read_).push_back(std::move(proof));
        } else {
            proof.said.what = "proof";
            proof.said.faults.push_back(document.error());
            findings_.proofs.push_back(std::move(proof.said));
        }
    }

    /// Only what events say of the channel: a document may be added under the digest of anything.
    static bool names(const ProvedEvent& event, const ReadProof& proof) {
        if (event.filed != proof.digest) return false;
        return !event.evidence.empty() ||
               (event.type == received_type && std::holds_alternative<SentTransmittal>(proof.document));
    }

    void judge(ReadProof& proof) {
        for (std::size_t i = 0; there_.contains(proof.digest) && i < events_.size(); ++i) {
            if (names(events_[i], proof)) proof.said.events.push_back(i + 1);
        }
        for (const std::size_t number : proof.said.events) {
            const std::string& word = events_[number - 1].evidence;
            if (!word.empty() && !proves(proof.document, word)) {
                proof.said.faults.push_back("event " + std::to_string(number) + " calls it " + word +
                                            ", which it is not");
            }
        }
        if (const auto* message = std::get_if<SignedMessage>(&proof.document)) {
            judge_message(*message, proof);
        } else if (const auto* evidence = std::get_if<SealedEvidence>(&proof.document)) {
            judge_evidence(*evidence, proof);
        }
        if (proof.said.events.empty() && !bound_by_receipt(proof)) {
            proof.said.lacks.push_back("no event of the export names it");
        }
        findings_.proofs.push_back(std::move(proof.said));
    }

    /// The time stamp stands beside the seal; all else is the evidence without it.
    void judge_stamped(ReadProof& proof) {
        const auto* stamped = std::get_if<SealedEvidence>(&proof.document);
        const auto same = [&](const ReadProof& each) {
            const auto* evidence = std::get_if<SealedEvidence>(&each.document);
            return evidence && each.digest == proof.digest && there_.contains(each.digest) &&
                   evidence->seal.signed_info == stamped->seal.signed_info &&
                   evidence->seal.value == stamped->seal.value;
        };
        if (!stamped) {
            proof.said.faults.push_back("it is no evidence, and only evidences have a time stamp within");
        } else if (std::ranges::none_of(read_, same)) {
            proof.said.faults.push_back("no evidence " + proof.digest + ".xml with the same seal is in the folder");
        } else {
            proof.said.holds.push_back("its seal is that of " + proof.digest + ".xml");
        }
        findings_.proofs.push_back(std::move(proof.said));
    }

    const SignedMessage* sent(const std::string& id) const {
        for (const ReadProof& each : read_) {
            const auto* message = std::get_if<SignedMessage>(&each.document);
            if (message && message->kind == SignedMessage::Kind::message && message->id == id) return message;
        }
        return nullptr;
    }

    /// A header is named by no event: the receipt that is named holds its digests.
    bool bound_by_receipt(const ReadProof& proof) const {
        const auto* header = std::get_if<SignedMessage>(&proof.document);
        if (!header || header->kind != SignedMessage::Kind::message) return false;
        return std::ranges::any_of(read_, [&](const ReadProof& each) {
            const auto* receipt = std::get_if<SignedMessage>(&each.document);
            return receipt && receipt->kind == SignedMessage::Kind::receipt && receipt->answers == header->id &&
                   there_.contains(each.digest) && receipts(*receipt, *header) &&
                   std::ranges::any_of(events_, [&](const ProvedEvent& event) { return names(event, each); });
        });
    }

    /// Signed again it is the same message; with other references it is another.
    bool another_has_its_id(const SignedMessage& header) const {
        return std::ranges::any_of(read_, [&](const ReadProof& each) {
            const auto* other = std::get_if<SignedMessage>(&each.document);
            return other && other->kind == SignedMessage::Kind::message && other->id == header.id &&
                   other->signature.references != header.signature.references;
        });
    }

    void judge_message(const SignedMessage& message, ReadProof& proof) {
        std::optional<Party> party = message.from;
        if (message.kind == SignedMessage::Kind::message) {
            if (another_has_its_id(message)) {
                proof.said.faults.push_back("another header in the folder has its MessageId " + message.id +
                                            ": which of them was answered cannot be told");
            }
        } else {
            const SignedMessage* answered = sent(message.answers);
            party = answered ? answered->to : message.to;
            if (message.kind == SignedMessage::Kind::receipt) compare(message, answered, proof.said);
            if (!party && message.receipted.empty()) {
                proof.said.faults.push_back("the signed header of " + message.answers +
                                            ", which it answers, is not in the folder: who had to sign it is unknown");
            }
        }
        judge_signer(message, party, proof.said);
    }

    static void compare(const SignedMessage& receipt, const SignedMessage* answered, JudgedProof& said) {
        if (receipt.receipted.empty()) {
            said.lacks.push_back("it is for the whole of a message that was cut: it proves arrival, not content");
        } else if (!answered) {
            said.lacks.push_back("the signed header of " + receipt.answers +
                                 ", which it answers, is not in the folder: nothing can be compared");
        } else if (const auto same = receipts(receipt, *answered); !same) {
            said.faults.push_back(same.error());
        } else {
            said.holds.push_back("it has the digest of each of the " + std::to_string(receipt.receipted.size()) +
                                 " things that were signed and sent");
        }
    }

    /// The signature is of a key that a directory lists for the party, or, where no party is known, for anybody.
    void judge_signer(const SignedMessage& message, const std::optional<Party>& party, JudgedProof& said) {
        for (const DirectoryVersion& version : directories_) {
            for (const ListedAuthority& authority : version.authorities) {
                if (party && version.by_party(*party) != &authority) continue;
                for (const ListedKey* key : keys_at(authority, "sign", message.milliseconds)) {
                    const bool other =
                        !message.certificates.empty() && message.certificates.front() != key->certificate;
                    if (other || !message.signature.made_by(key->certificate)) continue;
                    const auto rest =
                        message.certificates.empty() ? std::vector<std::string>() : others(message.certificates);
                    found_key({version, authority, *key}, rest, message.milliseconds / 1'000, "signature", said);
                    return;
                }
            }
        }
        // Of a key that is not here it cannot be told from one that was changed.
        const bool unlisted = message.certificates.empty() || message.signature.made_by(message.certificates.front());
        said.faults.push_back(unlisted ? "its signature is of a key that no directory here lists" +
                                             (party ? " for " + party->value : std::string()) + " at that time"
                                       : "its signature is not of the key of its certificate");
    }

    void judge_evidence(const SealedEvidence& evidence, ReadProof& proof) {
        compare_contents(evidence, proof.said);
        if (!evidence.receipt.empty() && !there_.contains(to_hexadecimal(evidence.receipt))) {
            proof.said.lacks.push_back("the receipt it names, " + to_hexadecimal(evidence.receipt) + ", is not here");
        }
        for (const DirectoryVersion& version : directories_) {
            const ListedAuthority* authority = version.authority(evidence.issuer);
            if (!authority) continue;
            for (const ListedKey* key : keys_at(*authority, "evidence", evidence.sealed_milliseconds)) {
                if (key->certificate != evidence.certificates.front()) continue;
                found_key({version, *authority, *key}, others(evidence.certificates),
                          evidence.sealed_milliseconds / 1'000, "seal", proof.said);
                return;
            }
        }
        proof.said.faults.push_back("its seal is of a key that no directory here lists for evidences of " +
                                    evidence.issuer + " at that time");
    }

    /// Two covers of one id are two messages: which of them an evidence is about cannot be told.
    const SentTransmittal* cover_of(const std::string& message, JudgedProof& said) const {
        const SentTransmittal* found = nullptr;
        for (const ReadProof& each : read_) {
            const auto* transmittal = std::get_if<SentTransmittal>(&each.document);
            if (!transmittal || transmittal->id != message) continue;
            if (found) {
                said.faults.push_back("two transmittals in the folder have the id " + message +
                                      ": which of them it is about cannot be told");
                return nullptr;
            }
            found = transmittal;
        }
        if (!found) said.lacks.push_back("the transmittal " + message + " it is about is not in the folder");
        return found;
    }

    void compare_contents(const SealedEvidence& evidence, JudgedProof& said) {
        const SentTransmittal* transmittal = cover_of(evidence.message, said);
        if (!transmittal) return;
        if (evidence.sender != transmittal->from || evidence.recipient != transmittal->to) {
            said.faults.push_back("it is of another sender or recipient than the transmittal it is about");
        }
        std::set<std::string> covered;
        for (const SealedEvidence::Content& content : evidence.contents) {
            const std::string digest = to_hexadecimal(content.digest);
            covered.insert(digest);
            if (std::ranges::find(transmittal->parts, digest, &SentTransmittal::Part::digest) ==
                transmittal->parts.end()) {
                said.faults.push_back("its part '" + content.identifier + "' is none of the transmittal's");
            }
        }
        std::string missing;
        for (const SentTransmittal::Part& part : transmittal->parts) {
            if (!covered.contains(part.digest)) missing += (missing.empty() ? "'" : ", '") + part.id + "'";
        }
        if (!missing.empty()) said.lacks.push_back("it does not cover these parts of the transmittal: " + missing);
        if (!said.faults.empty() || evidence.contents.empty()) return;
        said.holds.push_back(missing.empty() ? "it is of the very documents that the transmittal lists"
                                             : "what it covers is among the documents that the transmittal lists");
    }

    struct FoundKey {
        const DirectoryVersion& version;
        const ListedAuthority& authority;
        const ListedKey& key;
    };

    static std::vector<std::string> others(const std::vector<std::string>& certificates) {
        return {certificates.begin() + 1, certificates.end()};
    }

    void found_key(const FoundKey& found, const std::vector<std::string>& rest, std::int64_t seconds,
                   const std::string& what, JudgedProof& said) {
        said.holds.push_back("its " + what + " is good, of a key that directory " +
                             std::to_string(found.version.sequence) + " lists for " + found.authority.id);
        if (believed_.anchors.empty()) return;
        const auto leads = leads_to_anchor(found.key.certificate, rest, believed_.anchors, seconds);
        if (leads) {
            said.holds.push_back("its certificate leads to an anchor you gave");
        } else {
            said.faults.push_back(leads.error());
        }
    }

    static bool proves(const ProofDocument& document, const std::string& word) {
        if (const auto* message = std::get_if<SignedMessage>(&document)) {
            if (message->kind == SignedMessage::Kind::receipt) return word == receipt_word;
            return message->kind == SignedMessage::Kind::error && word == error_word;
        }
        if (const auto* evidence = std::get_if<SealedEvidence>(&document)) return event_word(evidence->event) == word;
        return word == submitted_word || word == acknowledged_word;
    }

    const std::vector<ProofFile>& files_;
    const std::vector<ProvedEvent>& events_;
    const Believed& believed_;
    std::vector<DirectoryVersion> directories_;
    std::vector<ReadProof> read_;
    std::vector<ReadProof> stamped_;  ///< evidences with their time stamp within
    std::set<std::string> there_;     ///< digests of files that are what their names say
    ProofFindings findings_;
};

}  // namespace

bool ProofFindings::verified() const {
    return faults.empty() && std::ranges::all_of(proofs, [](const JudgedProof& each) { return each.faults.empty(); });
}

ProofFindings judge_proofs(const std::vector<ProofFile>& files, const std::vector<ProvedEvent>& events,
                           const Believed& believed) {
    return Judgement(files, events, believed).run();
}

}  // namespace comity::verify
