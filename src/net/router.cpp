// SPDX-License-Identifier: EUPL-1.2
#include "net/router.h"

#include <algorithm>
#include <optional>
#include <set>
#include <stdexcept>

#include <fmt/format.h>

namespace comity::net {
namespace {

std::vector<std::string> split(std::string_view path) {
    std::vector<std::string> segments;
    path.remove_prefix(std::min<std::size_t>(1, path.size()));
    while (true) {
        const std::size_t slash = path.find('/');
        segments.emplace_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return segments;
        path.remove_prefix(slash + 1);
    }
}

bool is_placeholder(std::string_view segment) {
    return segment.starts_with('{');
}

// Literal before placeholder, from the left: "/cases/new" is not the case called "new".
bool more_specific(const Route& a, const Route& b) {
    return std::ranges::lexicographical_compare(
        a.segments, b.segments, [](const auto& x, const auto& y) { return !is_placeholder(x) && is_placeholder(y); });
}

bool matches(const Route& route, const std::vector<std::string>& segments) {
    return std::ranges::equal(route.segments, segments, [](const std::string& pattern, const std::string& given) {
        return is_placeholder(pattern) ? !given.empty() : pattern == given;
    });
}

bool same_shape(const Route& a, const Route& b) {
    return std::ranges::equal(a.segments, b.segments, [](const std::string& x, const std::string& y) {
        return is_placeholder(x) ? is_placeholder(y) : x == y;
    });
}

bool answers(const Route& route, Method method) {
    return route.method == method || (method == Method::head && route.method == Method::get);
}

Found found(const Route& route, std::vector<std::string> segments) {
    Found result{&route, {}};
    for (std::size_t i = 0; i < route.segments.size(); ++i) {
        const std::string& pattern = route.segments[i];
        if (!is_placeholder(pattern)) continue;
        result.path_parameters.emplace_back(pattern.substr(1, pattern.size() - 2), std::move(segments[i]));
    }
    return result;
}

bool is_below(std::string_view path, std::string_view prefix) {
    return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

}  // namespace

void Router::add(Method method, std::string_view pattern, Handler handler, RouteOptions options) {
    insert(pattern, {method, {}, std::move(handler), options});
}

void Router::add_stream(Method method, std::string_view pattern, StreamHandler handler, RouteOptions options) {
    insert(pattern, {method, {}, nullptr, options, std::move(handler)});
}

void Router::insert(std::string_view pattern, Route route) {
    if (!pattern.starts_with('/')) throw std::logic_error(fmt::format("route \"{}\" does not begin with /", pattern));
    route.segments = split(pattern);
    for (const std::string& segment : route.segments) {
        const bool braces = segment.find_first_of("{}") != std::string::npos;
        const bool whole = segment.size() > 2 && segment.front() == '{' && segment.find('}') == segment.size() - 1;
        if (braces && !whole)
            throw std::logic_error(fmt::format("route \"{}\": a placeholder is a segment {{name}}", pattern));
    }
    for (const Route& known : routes_) {
        if (known.method == route.method && same_shape(known, route)) {
            throw std::logic_error(fmt::format("route {} \"{}\" is given twice", method_name(route.method), pattern));
        }
    }
    const auto place = std::ranges::upper_bound(routes_, route, more_specific);
    routes_.insert(place, std::move(route));
}

void Router::set_fallback(Handler handler, std::vector<std::string> reserved, RouteOptions options) {
    fallback_.clear();
    fallback_.push_back({Method::get, {}, std::move(handler), options});
    reserved_ = std::move(reserved);
}

Match Router::find(Method method, std::string_view path) const {
    std::vector<std::string> segments = split(path);
    std::set<std::string_view> allowed;
    for (const Route& route : routes_) {
        if (!matches(route, segments)) continue;
        if (answers(route, method)) return found(route, std::move(segments));
        allowed.insert(method_name(route.method));
        if (route.method == Method::get) allowed.insert("HEAD");
    }
    if (!allowed.empty()) return OtherMethods{fmt::format("{}", fmt::join(allowed, ", "))};
    const bool reserved = std::ranges::any_of(reserved_, [path](const auto& prefix) { return is_below(path, prefix); });
    if (fallback_.empty() || reserved) return NoRoute{};
    if (!answers(fallback_.front(), method)) return OtherMethods{"GET, HEAD"};
    return Found{&fallback_.front(), {}};
}

}  // namespace comity::net
