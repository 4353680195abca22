// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/prompt.h"

#include <termios.h>
#include <unistd.h>

#include <iostream>

namespace comity::cli {

namespace {

/// Keeps what is typed from the screen while it lives.
class EchoOff {
   public:
    EchoOff() : on_terminal_(::isatty(STDIN_FILENO) == 1 && ::tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (!on_terminal_) return;
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    EchoOff(const EchoOff&) = delete;
    EchoOff& operator=(const EchoOff&) = delete;
    ~EchoOff() {
        if (!on_terminal_) return;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        std::cerr << '\n';
    }

   private:
    termios before_{};
    bool on_terminal_;
};

}  // namespace

Result<std::string> ask(std::string_view question) {
    std::cerr << question << ' ' << std::flush;
    std::string line;
    if (!std::getline(std::cin, line))
        return fail(ErrorKind::unavailable, "nobody answers: standard input has ended", {},
                    "run the command at a terminal, or give one line for each question");
    if (::isatty(STDIN_FILENO) == 0) std::cerr << '\n';
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    return line;
}

Result<std::string> ask_hidden(std::string_view question) {
    const EchoOff off;
    return ask(question);
}

}  // namespace comity::cli
