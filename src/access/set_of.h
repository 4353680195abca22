// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <initializer_list>

namespace comity::access {

/// A set of the values of an enumeration that counts from 0 and has at most 32.
template <class Enum>
class SetOf {
   public:
    constexpr SetOf() = default;
    constexpr SetOf(std::initializer_list<Enum> values) {
        for (const Enum value : values) insert(value);
    }
    constexpr SetOf(Enum value) { insert(value); }

    /// The first `count` values.
    static constexpr SetOf all(int count) {
        SetOf set;
        for (int i = 0; i < count; ++i) set.insert(static_cast<Enum>(i));
        return set;
    }

    constexpr void insert(Enum value) { bits_ |= bit(value); }
    constexpr void erase(Enum value) { bits_ &= ~bit(value); }
    constexpr bool has(Enum value) const { return (bits_ & bit(value)) != 0; }
    constexpr bool has_any(SetOf others) const { return (bits_ & others.bits_) != 0; }
    constexpr bool has_all(SetOf others) const { return (bits_ & others.bits_) == others.bits_; }
    constexpr bool empty() const { return bits_ == 0; }

    friend constexpr SetOf operator|(SetOf a, SetOf b) { return from(a.bits_ | b.bits_); }
    friend constexpr SetOf operator&(SetOf a, SetOf b) { return from(a.bits_ & b.bits_); }
    friend constexpr bool operator==(SetOf, SetOf) = default;

    class Iterator {
       public:
        constexpr explicit Iterator(std::uint32_t bits) : bits_(bits) {}
        constexpr Enum operator*() const { return static_cast<Enum>(__builtin_ctz(bits_)); }
        constexpr Iterator& operator++() {
            bits_ &= bits_ - 1;
            return *this;
        }
        friend constexpr bool operator==(Iterator, Iterator) = default;

       private:
        std::uint32_t bits_;
    };
    constexpr Iterator begin() const { return Iterator(bits_); }
    constexpr Iterator end() const { return Iterator(0); }

   private:
    static constexpr std::uint32_t bit(Enum value) { return std::uint32_t{1} << static_cast<int>(value); }
    static constexpr SetOf from(std::uint32_t bits) {
        SetOf set;
        set.bits_ = bits;
        return set;
    }

    std::uint32_t bits_ = 0;
};

}  // namespace comity::access
