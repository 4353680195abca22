// SPDX-License-Identifier: EUPL-1.2
#include "verify/proofs/judge_proofs.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "verify/octets.h"
#include "verify/proofs/proof_vectors.h"
#include "verify/proofs/proof_words.h"

namespace comity::verify {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string named(const std::string& octets) {
    return to_hexadecimal(sha256(octets)) + ".xml";
}

ProvedEvent event_of(const std::string& word, const std::string& octets) {
    ProvedEvent event;
    event.evidence = word;
    event.filed = to_hexadecimal(sha256(octets));
    return event;
}

/// A case whose request was sent, receipted and taken over: tests/verify/sent.proofs.
struct Sent {
    Sent() {
        files = {{named(header), header},
                 {named(receipt), receipt},
                 {named(transmittal), transmittal},
                 {named(evidence), evidence},
                 {"directory.json", verify_file("sent.proofs/directory.json")},
                 {"directory.note", verify_file("sent.proofs/directory.note")},
                 {"index.txt", "not looked at"}};
        events = {event_of("submission-acceptance", transmittal), event_of("as4-receipt", receipt),
                  event_of("relay-acceptance", evidence)};
        believed.roots = read_roots(verify_file("believed.roots.json")).value();
        believed.anchors = read_anchors(verify_file("believed.anchors.pem")).value();
    }

    ProofFile& file(const std::string& octets) { return *std::ranges::find(files, octets, &ProofFile::octets); }

    ProofFindings judged() const { return judge_proofs(files, events, believed); }

    /// All faults, in the order they are said.
    std::vector<std::string> faults() const {
        const ProofFindings findings = judged();
        std::vector<std::string> all = findings.faults;
        for (const JudgedProof& each : findings.proofs) all.insert(all.end(), each.faults.begin(), each.faults.end());
        EXPECT_EQ(findings.verified(), all.empty());
        return all;
    }

    const std::string header = vector_header("as4-20-push-gzip.mime");
    const std::string receipt = vector_file("as4-20-push-gzip.receipt.xml");
    const std::string transmittal = stored_transmittal();
    const std::string evidence = stored_evidence();
    std::vector<ProofFile> files;
    std::vector<ProvedEvent> events;
    Believed believed;
};

TEST(JudgeProofs, HoldsWhatWasSentReceiptedAndTakenOver) {
    const Sent sent;
    const ProofFindings findings = sent.judged();
    EXPECT_THAT(sent.faults(), IsEmpty());
    ASSERT_EQ(findings.proofs.size(), 4U);
    for (const JudgedProof& each : findings.proofs) EXPECT_THAT(each.lacks, IsEmpty()) << each.what;
    EXPECT_THAT(findings.directories,
                ElementsAre("directory.json: number 7 of test-federation, signed by 1 of the roots you gave"));
    const std::string words = proofs_in_words("proofs", findings, sent.believed);
    EXPECT_THAT(words, HasSubstr("proofs: the proofs hold, with the roots and anchors you gave\n"));
    EXPECT_THAT(words,
                HasSubstr("receipt for m20z@gw.xa.example, stated 2026-03-04T10:11:13.001Z, named by event 2\n"));
    EXPECT_THAT(words, HasSubstr("    its signature is good, of a key that directory 7 lists for xb-moj\n"));
    EXPECT_THAT(words, HasSubstr("    it has the digest of each of the 5 things that were signed and sent\n"));
    EXPECT_THAT(words, HasSubstr("    its seal is good, of a key that directory 7 lists for xb-moj\n"));
    EXPECT_THAT(words, HasSubstr("    it is of the very documents that the transmittal lists\n"));
}

TEST(JudgeProofs, FindsAnOctetChangedInAnyProof) {
    for (std::size_t which = 0; which < 4; ++which) {
        Sent sent;
        std::string& octets = sent.files[which].octets;
        octets[octets.size() / 2] ^= 1;
        EXPECT_FALSE(sent.judged().verified()) << which;
    }
}

TEST(JudgeProofs, FindsAProofExchangedUnderItsName) {
    // With a name that is right again, the event still names the one that was.
    Sent sent;
    const std::string other = vector_file("as4-20-push-plain.receipt.xml");
    sent.file(sent.receipt) = {named(other), other};
    EXPECT_THAT(sent.faults(), ElementsAre("event 2 names the as4-receipt " + to_hexadecimal(sha256(sent.receipt)) +
                                           ", which is not in the folder as it was filed"));
}

TEST(JudgeProofs, FindsAReceiptForAnotherContent) {
    Sent sent;
    const std::string header = vector_header("as4-115-push-gzip.mime");
    const std::string other = vector_file("variants/r02-other-digest.receipt.xml");
    sent.files = {{named(header), header},
                  {named(other), other},
                  {"directory.json", vector_file("directory.json")},
                  {"directory.note", vector_file("directory.note")}};
    sent.believed.roots = vector_roots();
    sent.events = {event_of("as4-receipt", other)};
    sent.believed.anchors.clear();
    EXPECT_THAT(sent.faults(), ElementsAre(testing::StartsWith("it has another digest of 'cid:")));
}

TEST(JudgeProofs, FindsAnEventThatCallsAProofWhatItIsNot) {
    Sent sent;
    sent.events[1].evidence = "relay-acceptance";
    sent.events[2].evidence = "content-handover";
    EXPECT_THAT(sent.faults(), testing::UnorderedElementsAre("event 2 calls it relay-acceptance, which it is not",
                                                             "event 3 calls it content-handover, which it is not"));
}

TEST(JudgeProofs, TheCoverOfAMessageMayAcknowledge) {
    Sent sent;
    sent.events.push_back(event_of("acknowledgement", sent.transmittal));
    EXPECT_THAT(sent.faults(), IsEmpty());
}

TEST(JudgeProofs, AsksTheDirectoryWhoseKeysTheyAre) {
    Sent sent;
    // The other authority's receipt under its own name: xb-moj did not sign it.
    const std::string forged = vector_file("variants/r04-wrong-signer.receipt.xml");
    const std::string header = vector_header("as4-115-push-gzip.mime");
    sent.files = {{named(header), header},
                  {named(forged), forged},
                  {"directory.json", vector_file("directory.json")},
                  {"directory.note", vector_file("directory.note")}};
    sent.believed.roots = vector_roots();
    sent.events = {event_of("as4-receipt", forged)};
    sent.believed.anchors = read_anchors(vector_file("ca-rsa.crt.pem")).value();
    EXPECT_THAT(sent.faults(),
                ElementsAre("its signature is of a key that no directory here lists for xb-moj at that time"));
}

TEST(JudgeProofs, WithoutADirectoryNobodysKeyIsKnown) {
    Sent sent;
    std::erase_if(sent.files, [](const ProofFile& file) { return file.name == "directory.note"; });
    EXPECT_THAT(sent.faults(), testing::Contains("directory.json: its note directory.note is not beside it"));
    std::erase_if(sent.files, [](const ProofFile& file) { return file.name == "directory.json"; });
    EXPECT_THAT(sent.faults(), testing::Contains("its seal is of a key that no directory here lists for evidences of "
                                                 "xb-moj at that time"));
}

TEST(JudgeProofs, AsksForTheRootsAndAnchorsGiven) {
    Sent sent;
    sent.believed.roots = vector_roots();
    EXPECT_THAT(sent.faults(), testing::Contains("directory.json: only 0 of the roots you gave signed it, 2 must"));
    Sent strangers;
    strangers.believed.anchors = read_anchors(vector_file("xa-enc-rsa.crt.pem")).value();
    EXPECT_THAT(strangers.faults(), testing::Each(HasSubstr("its certificate does not lead to an anchor")));
    EXPECT_EQ(strangers.faults().size(), 3U);
    Sent nobody;
    nobody.believed = {};
    EXPECT_THAT(nobody.faults(), IsEmpty());
    EXPECT_THAT(proofs_in_words("p", nobody.judged(), nobody.believed), HasSubstr("give its root keys with --roots"));
}

TEST(JudgeProofs, FindsAnEvidenceAboutOtherDocuments) {
    Sent sent;
    std::string other = sent.transmittal;
    for (std::size_t at = other.find("sha256=\"", other.find("<t:Part ")); at != other.npos;
         at = other.find("sha256=\"", at + 8))
        other[at + 8] = other[at + 8] == '0' ? '1' : '0';
    sent.file(sent.transmittal) = {named(other), other};
    sent.events[0] = event_of("submission-acceptance", other);
    EXPECT_THAT(sent.faults(), ElementsAre("its part 'container-1' is none of the transmittal's",
                                           "its part 'annex-1' is none of the transmittal's"));
}

TEST(JudgeProofs, SaysWhichPartsAnEvidenceDoesNotCover) {
    Sent sent;
    std::string more = sent.transmittal;
    const std::size_t at = more.find("<t:Part ");
    more.insert(at, "<t:Part cid=\"annex-2\" mediaType=\"application/pdf\" role=\"annex\" sha256=\"" +
                        std::string(64, 'c') + "\" size=\"3\"></t:Part>");
    sent.file(sent.transmittal) = {named(more), more};
    sent.events[0] = event_of("submission-acceptance", more);
    EXPECT_THAT(sent.faults(), IsEmpty());
    const ProofFindings findings = sent.judged();
    const auto evidence = std::ranges::find(findings.proofs, named(sent.evidence), &JudgedProof::file);
    EXPECT_THAT(evidence->lacks, ElementsAre("it does not cover these parts of the transmittal: 'annex-2'"));
    EXPECT_THAT(evidence->holds, testing::Contains("what it covers is among the documents that the transmittal lists"));
}

TEST(JudgeProofs, FindsTwoTransmittalsOfOneId) {
    Sent sent;
    const std::string other = replaced(sent.transmittal, "</t:Transmittal>", " </t:Transmittal>");
    sent.files.push_back({named(other), other});
    EXPECT_THAT(sent.faults(), ElementsAre("two transmittals in the folder have the id "
                                           "00000000-0000-4000-8000-000000000003: which of them it is about cannot be "
                                           "told"));
}

TEST(JudgeProofs, SaysWhatItDidNotJudge) {
    Sent sent;
    sent.files.push_back({"notes.txt", "x"});
    sent.files.push_back({to_hexadecimal(sha256(sent.receipt)) + ".tst", "x"});
    const std::string stamped =
        replaced(sent.evidence, "</xades:SignedProperties>",
                 "</xades:SignedProperties><xades:UnsignedProperties>x</xades:UnsignedProperties>");
    sent.files.push_back({to_hexadecimal(sha256(sent.evidence)) + ".stamped.xml", stamped});
    sent.events.pop_back();
    const ProofFindings findings = sent.judged();
    EXPECT_THAT(sent.faults(), IsEmpty());
    EXPECT_THAT(findings.strangers, ElementsAre("notes.txt"));
    EXPECT_EQ(findings.stamps.size(), 2U);
    const auto evidence = std::ranges::find(findings.proofs, named(sent.evidence), &JudgedProof::file);
    EXPECT_THAT(evidence->lacks, ElementsAre("no event of the export names it"));
}

TEST(JudgeProofs, AStampedFileIsAnEvidenceOfTheFolder) {
    const auto told = [](const std::string& stem, const std::string& octets) {
        Sent sent;
        sent.files.push_back({stem + ".stamped.xml", octets});
        return sent.faults();
    };
    const Sent sent;
    const std::string receipt = to_hexadecimal(sha256(sent.receipt));
    EXPECT_THAT(told(to_hexadecimal(sha256(sent.evidence)), sent.evidence), IsEmpty());
    EXPECT_THAT(told(receipt, sent.evidence),
                ElementsAre("no evidence " + receipt + ".xml with the same seal is in the folder"));
    EXPECT_THAT(told(receipt, sent.receipt),
                ElementsAre("it is no evidence, and only evidences have a time stamp within"));
    EXPECT_THAT(told(receipt, replaced(sent.evidence, "xa-moj/unit3", "xa-moj/unit4")),
                ElementsAre("the evidence is not the one that was sealed"));
    const std::string evidence = to_hexadecimal(sha256(sent.evidence));
    EXPECT_THAT(told(evidence, sealed_again(replaced(sent.evidence, "xa-moj/unit3", "xa-moj/unit4"))),
                ElementsAre("no evidence " + evidence + ".xml with the same seal is in the folder"));
    Sent changed;
    changed.files.push_back({to_hexadecimal(sha256(sent.evidence)) + ".stamped.xml", sent.evidence});
    changed.file(sent.evidence).octets += "\n";
    EXPECT_THAT(changed.faults(), testing::Contains(testing::StartsWith("no evidence ")));
}

TEST(JudgeProofs, AStampedFileStandsForNothingElse) {
    // Neither for the header a receipt answers nor for the transmittal an evidence is about.
    const std::string stamped = std::string(64, 'a') + ".stamped.xml";
    Sent no_header;
    no_header.file(no_header.header).name = stamped;
    const ProofFindings without = no_header.judged();
    const auto receipt = std::ranges::find(without.proofs, named(no_header.receipt), &JudgedProof::file);
    EXPECT_THAT(receipt->lacks,
                testing::Contains("the signed header of m20z@gw.xa.example, which it answers, is not in the folder: "
                                  "nothing can be compared"));
    Sent no_transmittal;
    no_transmittal.file(no_transmittal.transmittal).name = stamped;
    const ProofFindings findings = no_transmittal.judged();
    EXPECT_FALSE(findings.verified());
    const auto evidence = std::ranges::find(findings.proofs, named(no_transmittal.evidence), &JudgedProof::file);
    EXPECT_THAT(evidence->lacks, ElementsAre("the transmittal 00000000-0000-4000-8000-000000000003 it is about is not "
                                             "in the folder"));
}

TEST(JudgeProofs, FindsTwoHeadersOfOneMessageId) {
    Sent sent;
    const std::string other =
        signed_again(sent.header, replaced(sent.header, "SubmitRequest", "WithdrawRequest"), "xa-sign-ed25519.key.pem");
    const std::string fault =
        "another header in the folder has its MessageId m20z@gw.xa.example: which of them was answered cannot be told";
    sent.files.insert(sent.files.begin(), {named(other), other});
    EXPECT_THAT(sent.faults(), testing::UnorderedElementsAre(
                                   fault, fault, testing::StartsWith("it has another digest of '#_msg-m20z'")));
    const ProofFindings findings = sent.judged();
    EXPECT_THAT(findings.proofs.front().lacks, ElementsAre("no event of the export names it"));
    sent.files.erase(sent.files.begin() + 1);
    EXPECT_THAT(sent.judged().proofs.front().lacks, ElementsAre("no event of the export names it"));
}

TEST(JudgeProofs, AReceiptOfACutMessageIsOfWhomItWasTo) {
    const auto told = [](const std::string& party, const std::string& key) {
        Sent sent;
        const std::string cut = receipt_of_cut(
            "<eb:PartyId type=\"urn:oasis:names:tc:ebcore:partyid-type:unregistered\">" + party + "</eb:PartyId>", key);
        sent.files = {{named(cut), cut}, sent.files[4], sent.files[5]};
        sent.events = {event_of("as4-receipt", cut)};
        return sent.faults();
    };
    EXPECT_THAT(told("xb-moj", "xb-sign-ed25519.key.pem"), IsEmpty());
    EXPECT_THAT(told("xa-moj", "xb-sign-ed25519.key.pem"),
                ElementsAre("its signature is of a key that no directory here lists for xa-moj at that time"));
}

TEST(JudgeProofs, AnErrorAboutWhatIsNotHereIsNobodys) {
    Sent sent;
    std::string changed = sent.receipt;
    const std::size_t begin = changed.find("<eb:Receipt>");
    const std::string end = "</eb:Receipt>";
    changed.replace(begin, changed.find(end) + end.size() - begin, "<eb:Error errorCode=\"EBMS:0004\"/>");
    const std::string error = signed_again(sent.receipt, changed, "xb-sign-ed25519.key.pem");
    sent.files.push_back({named(error), error});
    sent.events.push_back(event_of("as4-error", error));
    EXPECT_THAT(sent.faults(), IsEmpty());
    sent.files = {{named(error), error}, sent.files[4], sent.files[5]};
    sent.events = {event_of("as4-error", error)};
    EXPECT_THAT(sent.faults(), ElementsAre("the signed header of m20z@gw.xa.example, which it answers, is not in the "
                                           "folder: who had to sign it is unknown"));
}

TEST(JudgeProofs, OnlyWhatTheChannelFiledIsNamed) {
    Sent sent;
    for (ProvedEvent& event : sent.events) {
        event.evidence.clear();
        event.type = "document.added";
    }
    for (const JudgedProof& each : sent.judged().proofs) {
        EXPECT_THAT(each.events, IsEmpty()) << each.what;
        EXPECT_THAT(each.lacks, ElementsAre("no event of the export names it")) << each.what;
    }
    sent.events[0].type = "channel.received";
    sent.events[1].type = "channel.received";
    const ProofFindings findings = sent.judged();
    EXPECT_THAT(std::ranges::find(findings.proofs, named(sent.transmittal), &JudgedProof::file)->events,
                ElementsAre(1));
    EXPECT_THAT(std::ranges::find(findings.proofs, named(sent.receipt), &JudgedProof::file)->events, IsEmpty());
}

TEST(JudgeProofs, AHeaderIsNoError) {
    Sent sent;
    sent.events.push_back(event_of("as4-error", sent.header));
    EXPECT_THAT(sent.faults(), ElementsAre("event 4 calls it as4-error, which it is not"));
}

TEST(JudgeProofs, ReadsAFolderWithinItsLimits) {
    const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "proofs-of-a-case";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder / "within");
    std::ofstream(folder / "b.xml") << "b";
    std::ofstream(folder / "a.xml") << std::string(max_proof_octets, 'a');
    auto files = read_proof_files(folder.string());
    ASSERT_TRUE(files) << files.error();
    ASSERT_EQ(files->size(), 2U);
    EXPECT_EQ((*files)[0].name, "a.xml");
    EXPECT_EQ((*files)[1].octets, "b");
    EXPECT_TRUE(read_proof_files(folder.string(), max_proof_octets + 1));
    EXPECT_THAT(read_proof_files(folder.string(), max_proof_octets).error(), HasSubstr("longer together"));
    std::ofstream(folder / "a.xml", std::ios::app) << "a";
    EXPECT_EQ(read_proof_files(folder.string()).error(),
              (folder / "a.xml").string() + ": is longer than 4 MiB, which no proof is");
    EXPECT_FALSE(read_proof_files((folder / "none").string()));
}

}  // namespace
}  // namespace comity::verify
