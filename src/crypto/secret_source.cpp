// SPDX-License-Identifier: EUPL-1.2
#include "crypto/secret_source.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace comity::crypto {

namespace {

class OpenFile {
   public:
    explicit OpenFile(const std::filesystem::path& file)
        : descriptor_(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    int descriptor() const { return descriptor_; }

   private:
    int descriptor_;
};

/// Up to as many octets as `into` has; -1 where reading fails.
ssize_t read_all(int descriptor, std::string& into) {
    std::size_t length = 0;
    while (length < into.size()) {
        const ssize_t count = ::read(descriptor, into.data() + length, into.size() - length);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return -1;
        if (count == 0) break;
        length += static_cast<std::size_t>(count);
    }
    return static_cast<ssize_t>(length);
}

tl::unexpected<Error> too_long(std::string_view what, Place place, std::size_t max, const char* way_out) {
    return fail(ErrorKind::limit, "the " + std::string(what) + " is longer than " + std::to_string(max) + " octets",
                std::move(place), way_out);
}

constexpr const char* one_line = "it should be one line";

}  // namespace

Result<Secret> secret_text_from_file(const std::filesystem::path& file, std::string_view what, std::size_t max) {
    const std::string name(what);
    const Place place{file.string()};
    const auto cannot_read = [&] {
        return fail(ErrorKind::unavailable, "the " + name + " cannot be read: " + std::strerror(errno), place,
                    "name a file that exists and that the node's user owns");
    };
    const OpenFile opened(file);
    struct stat status{};
    if (opened.descriptor() < 0 || ::fstat(opened.descriptor(), &status) != 0) return cannot_read();
    if (!S_ISREG(status.st_mode)) {
        return fail(ErrorKind::invalid, "the " + name + " is not in a regular file", place,
                    "name the file that holds it");
    }
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return fail(ErrorKind::invalid, "others than its owner may use the file of the " + name, place,
                    "chmod 600 " + file.string() + ", and change the " + name + " if others may have read it");
    }
    std::string text(max + 1, '\0');
    const ssize_t length = read_all(opened.descriptor(), text);
    const int reason = errno;
    const Secret read = Secret::taken_from(text);
    errno = reason;
    if (length < 0) return cannot_read();
    if (static_cast<std::size_t>(length) > max) return too_long(what, place, max, "it is not what was asked for");
    return Secret(read.octets().first(static_cast<std::size_t>(length)));
}

Result<Secret> secret_from_file(const std::filesystem::path& file, std::string_view what) {
    auto read = secret_text_from_file(file, what, max_secret_line);
    if (!read) {
        if (read.error().kind == ErrorKind::limit) read.error().hint = one_line;
        return read;
    }
    std::string_view line = as_text(read->octets());
    if (line.ends_with('\n')) line.remove_suffix(1);
    if (line.empty() || line.find('\n') != std::string_view::npos) {
        return fail(ErrorKind::invalid, "the file of the " + std::string(what) + " does not hold one line",
                    {file.string()}, "write the " + std::string(what) + " alone into it");
    }
    return Secret(octets(line));
}

Result<Secret> secret_from_environment(const std::string& variable, std::string_view what) {
    const char* value = std::getenv(variable.c_str());
    if (!value || *value == '\0') {
        return fail(ErrorKind::not_found, "the environment variable " + variable + " is not set", {},
                    "set it to the " + std::string(what));
    }
    const std::string_view text(value);
    if (text.size() > max_secret_line) return too_long(what, {variable}, max_secret_line, one_line);
    return Secret(octets(text));
}

Result<Secret> secret_named(const std::string& reference, const std::filesystem::path& folder, std::string_view what) {
    constexpr std::string_view file_prefix = "file:";
    constexpr std::string_view environment_prefix = "environment:";
    if (reference.starts_with(file_prefix))
        return secret_from_file(folder / reference.substr(file_prefix.size()), what);
    if (reference.starts_with(environment_prefix))
        return secret_from_environment(reference.substr(environment_prefix.size()), what);
    return fail(ErrorKind::invalid, "where the " + std::string(what) + " lies is not said", {},
                "write file:PATH or environment:NAME");
}

}  // namespace comity::crypto
