// SPDX-License-Identifier: EUPL-1.2
// Precompiled for every source file. Include what you use all the same: a file must compile without this one.
#include <algorithm>
#include <array>
#include <charconv>
#include <compare>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <ranges>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <tl/expected.hpp>
