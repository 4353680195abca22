// SPDX-License-Identifier: EUPL-1.2
#include "cli/seal/report_text.h"

#include <iostream>

#include <fmt/format.h>

namespace comity::cli {

namespace {

std::string terms_of(const seal::Verdict& verdict) {
    std::string terms(name_of(verdict.indication));
    if (verdict.sub_indication) terms += fmt::format(" / {}", name_of(*verdict.sub_indication));
    return terms;
}

std::optional<std::string> text_of(const std::optional<Instant>& instant) {
    return instant ? std::optional(to_string(in_utc(*instant))) : std::nullopt;
}

std::optional<Instant> stamped(const seal::Verdict& verdict) {
    return verdict.stamp ? std::optional(verdict.stamp->time) : std::nullopt;
}

}  // namespace

void print_report(const seal::Report& report) {
    std::cout << report.sentence() << "\n";
    for (const seal::Verdict& verdict : report.signatures) {
        std::cout << fmt::format("\n{}\n  {}\n", verdict.signature, terms_of(verdict));
        if (!verdict.reason.empty()) std::cout << "  because       " << verdict.reason << '\n';
        if (verdict.signer) {
            std::cout << "  signer        " << to_string(verdict.signer->subject()) << '\n';
            std::cout << "  issued by     " << to_string(verdict.signer->issuer()) << '\n';
        }
        if (const auto text = text_of(verdict.signing_time)) std::cout << "  says it is of " << *text << '\n';
        if (const auto text = text_of(stamped(verdict))) std::cout << "  time stamp    " << *text << '\n';
        for (const std::string& part : verdict.covered) std::cout << "  covers        " << part << '\n';
    }
    if (report.not_covered.empty()) return;
    std::cout << "\nnot covered by a signature that passed\n";
    for (const std::string& part : report.not_covered) std::cout << "  " << part << '\n';
}

}  // namespace comity::cli
