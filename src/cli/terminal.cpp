// SPDX-License-Identifier: EUPL-1.2
#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace comity::cli {

namespace {

/// The width for a file or a program, as $COLUMNS says.
int width_given() {
    constexpr int usual = 100;
    const char* given = std::getenv("COLUMNS");
    const int width = given == nullptr ? 0 : std::atoi(given);
    return width > 20 && width <= 400 ? width : usual;
}

}  // namespace

Terminal Terminal::of_standard_output() {
    const bool terminal = ::isatty(STDOUT_FILENO) == 1;
    const bool refused = std::getenv("NO_COLOR") != nullptr;
    winsize size{};
    const bool sized = terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20;
    return Terminal(terminal && !refused, sized ? std::min<int>(size.ws_col, 120) : width_given());
}

std::string Terminal::paint(std::string_view text, Colour colour) const {
    if (!colours_ || colour == Colour::plain) return std::string(text);
    const char* code = "";
    switch (colour) {
        case Colour::strong:
            code = "\033[1m";
            break;
        case Colour::dim:
            code = "\033[2m";
            break;
        case Colour::red:
            code = "\033[31m";
            break;
        case Colour::amber:
            code = "\033[33m";
            break;
        case Colour::green:
            code = "\033[32m";
            break;
        case Colour::blue:
            code = "\033[34m";
            break;
        case Colour::plain:
            break;
    }
    return code + std::string(text) + "\033[0m";
}

int columns(std::string_view text) {
    return static_cast<int>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string padded(std::string_view text, int width) {
    return std::string(text) + std::string(static_cast<std::size_t>(std::max(0, width - columns(text))), ' ');
}

std::string wrapped(std::string_view text, int width, int indent) {
    std::string out;
    int used = 0;
    while (!text.empty()) {
        const std::size_t blank = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, blank);
        text.remove_prefix(std::min(blank + 1, text.size()));
        if (used > 0 && used + 1 + columns(word) > width - indent) {
            out += "\n" + std::string(static_cast<std::size_t>(indent), ' ');
            used = 0;
        } else if (used > 0) {
            out += ' ';
            ++used;
        }
        out += word;
        used += columns(word);
    }
    return out;
}

}  // namespace comity::cli
