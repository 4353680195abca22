// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace comity {

/// Where a fault was found. Lines and columns count from 1; 0 means the whole file, an empty file means no place.
struct Place {
    std::string file;
    int line = 0;
    int column = 0;

    friend bool operator==(const Place&, const Place&) = default;
};

/// "file:line:column", leaving out what is not known.
std::string to_string(const Place& place);

enum class ErrorKind {
    invalid,      ///< the input is wrong; the sender can mend it
    not_found,    ///< a name, file or record that does not exist
    unavailable,  ///< a resource (file, port, store) that cannot be used now
    limit,        ///< the input is larger than a documented limit
    conflict,     ///< what stands now does not allow it: a newer version, a promise, a missing second person
    forbidden,    ///< the one who asks may not
};

/// An expected failure, as a value. `message` and `hint` are written for a person and are public API:
/// the message says what is wrong, the hint the way out.
struct Error {
    ErrorKind kind = ErrorKind::invalid;
    std::string message;
    Place place;
    std::string hint;
};

/// "place: message (hint)" on one line.
std::string to_string(const Error& error);

template <class T>
using Result = tl::expected<T, Error>;

/// What a function returns when it fails.
tl::unexpected<Error> fail(ErrorKind kind, std::string message, Place place = {}, std::string hint = {});

}  // namespace comity

/// TRY(name, expression): declares `name` with the value of a Result or returns its error to the caller.
#define TRY(name, expression)                                                        \
    auto name##_or_error = (expression);                                             \
    if (!name##_or_error) return tl::unexpected(std::move(name##_or_error).error()); \
    auto name = *std::move(name##_or_error)

/// TRY_VOID(expression): the same where there is no value to keep.
#define TRY_VOID(expression)                                                                          \
    do {                                                                                              \
        if (auto outcome = (expression); !outcome) return tl::unexpected(std::move(outcome).error()); \
    } while (false)
