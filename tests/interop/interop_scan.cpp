// SPDX-License-Identifier: EUPL-1.2
// What a malware scanner says of files, asked as the node asks it: a line for each, with tabs between its verdict, the
// name of what was found and who found it.
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "net/clamd/clamd.h"

namespace {

using namespace comity;

constexpr std::size_t piece_octets = 1024 * 1024;  ///< as src/node/incoming/inspect_file.cpp passes them on

std::string_view word_of(net::Scanned::Verdict verdict) {
    switch (verdict) {
        case net::Scanned::Verdict::clean:
            return "clean";
        case net::Scanned::Verdict::found:
            return "found";
        case net::Scanned::Verdict::too_large:
            return "too-large";
    }
    return {};
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::cerr << "usage: interop_scan ADDRESS FILE…\n";
        return 2;
    }
    const auto address = net::ClamdAddress::parse(arguments[1]);
    if (!address) {
        std::cerr << to_string(address.error()) << '\n';
        return 2;
    }
    for (int place = 2; place < count; ++place) {
        std::ifstream file(arguments[place], std::ios::binary);
        const auto scanned = net::scan(*address, [&]() -> Result<std::string> {
            std::string piece(piece_octets, '\0');
            file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
            piece.resize(static_cast<std::size_t>(file.gcount()));
            return piece;
        });
        if (scanned)
            std::cout << fmt::format("{}\t{}\t{}\n", word_of(scanned->verdict), scanned->found, scanned->by);
        else
            std::cout << fmt::format("{}\t\t{}\n",
                                     scanned.error().kind == ErrorKind::unavailable ? "unavailable" : "wrong",
                                     scanned.error().message);
    }
    return 0;
}
