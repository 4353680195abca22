// SPDX-License-Identifier: EUPL-1.2
#include "verify/proofs/proof_words.h"

#include "verify/words.h"

namespace comity::verify {

namespace {

void say(std::string& text, const std::string& line, std::size_t indent = 2) {
    text += std::string(indent, ' ') + shown(line) + "\n";
}

std::string named_by(const JudgedProof& proof) {
    std::string text;
    for (const std::size_t number : proof.events) text += (text.empty() ? "event " : ", ") + std::to_string(number);
    return text.empty() ? "" : ", named by " + text;
}

std::string headline(const ProofFindings& findings, const Believed& believed) {
    if (!findings.verified()) return "NOT VERIFIED";
    if (believed.roots && !believed.anchors.empty()) return "the proofs hold, with the roots and anchors you gave";
    return "the proofs hold together and agree with the export";
}

}  // namespace

std::string proofs_in_words(const std::string& folder, const ProofFindings& findings, const Believed& believed) {
    std::string text = shown(folder) + ": " + headline(findings, believed) + "\n\n";
    for (const std::string& fault : findings.faults) say(text, "WRONG: " + fault);
    for (const std::string& directory : findings.directories) say(text, directory);
    if (!believed.roots) say(text, "whose directory this is was not asked: give its root keys with --roots");
    if (believed.anchors.empty())
        say(text, "whether certificates lead to an anchor was not asked: give them with --anchors");
    for (const JudgedProof& proof : findings.proofs) {
        text += "\n";
        say(text, proof.what + named_by(proof));
        say(text, proof.file, 4);
        for (const std::string& fault : proof.faults) say(text, "WRONG: " + fault, 4);
        for (const std::string& held : proof.holds) say(text, held, 4);
        for (const std::string& lacking : proof.lacks) say(text, "not proved: " + lacking, 4);
    }
    text += "\n";
    for (const std::string& stamp : findings.stamps)
        say(text, stamp + ": its time stamp was not judged here; openssl ts does");
    for (const std::string& stranger : findings.strangers)
        say(text, stranger + ": no proof of the channel; not looked at");
    say(text, "Revocation of certificates was not asked, which needs a network.");
    return text;
}

}  // namespace comity::verify
