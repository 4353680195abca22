// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "verify/export_file.h"
#include "verify/proofs/listed_keys.h"
#include "verify/proofs/proof_files.h"

/// What the channel filed, held to the events of an export that was verified, to itself, and to keys from elsewhere.
namespace comity::verify {

/// Whom the reader believes, from elsewhere than the proofs.
struct Believed {
    std::vector<std::string> anchors;  ///< DER of the certificates that paths must lead to; empty: not asked
    std::optional<Roots> roots;        ///< who signs directories; nothing: not asked
};

/// One proof, in words.
struct JudgedProof {
    std::string file;
    std::string what;                 ///< "receipt for m1@gw.xa.example, stated 2026-03-04T10:11:13.001Z"
    std::vector<std::size_t> events;  ///< numbers, from 1, of those that name it
    std::vector<std::string> holds;   ///< what was found to be so
    std::vector<std::string> lacks;   ///< what could not be compared; no fault
    std::vector<std::string> faults;
};

struct ProofFindings {
    std::vector<std::string> directories;  ///< in words, each version
    std::vector<JudgedProof> proofs;
    std::vector<std::string> stamps;     ///< files that hold time stamps, which are not judged here
    std::vector<std::string> strangers;  ///< files that are no proofs
    std::vector<std::string> faults;     ///< of the folder: what an event names and is not there, a directory

    bool verified() const;
};

/// `events` are proved: those of a verified export, in its order.
ProofFindings judge_proofs(const std::vector<ProofFile>& files, const std::vector<ProvedEvent>& events,
                           const Believed& believed);

}  // namespace comity::verify
