// SPDX-License-Identifier: EUPL-1.2
#include "documents/guard/pairs.h"

#include <algorithm>

namespace comity::documents {

Pairs pairs_of(const std::vector<Mark>& a, const std::vector<Mark>& b) {
    std::vector<bool> taken_a(a.size());
    std::vector<bool> taken_b(b.size());
    /// In the order of `a`, what of `b` was taken for it.
    std::vector<std::size_t> hard_a;
    std::vector<std::size_t> hard_b;
    const auto pass = [&](bool soft_a, bool soft_b, bool exactly) {
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (taken_a[i] || a[i].soft != soft_a) continue;
            for (std::size_t j = 0; j < b.size(); ++j) {
                const bool same = exactly ? a[i].value == b[j].value && a[i].detail == b[j].detail : agree(a[i], b[j]);
                if (taken_b[j] || b[j].soft != soft_b || !same) continue;
                taken_a[i] = taken_b[j] = true;
                if (!soft_a && !soft_b) {
                    hard_a.push_back(i);
                    hard_b.push_back(j);
                }
                break;
            }
        }
    };
    pass(false, false, true);
    pass(false, false, false);
    pass(false, true, false);
    pass(true, false, false);
    pass(true, true, false);
    Pairs pairs;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!taken_a[i]) pairs.only_a.push_back(a[i]);
    for (std::size_t j = 0; j < b.size(); ++j)
        if (!taken_b[j]) pairs.only_b.push_back(b[j]);
    std::ranges::sort(hard_a);
    std::ranges::sort(hard_b);
    for (std::size_t i = 0; i < hard_a.size(); ++i) {
        if (agree(a[hard_a[i]], b[hard_b[i]])) continue;
        pairs.in_order = false;
        pairs.turned_a = a[hard_a[i]];
        pairs.turned_b = b[hard_b[i]];
        break;
    }
    return pairs;
}

}  // namespace comity::documents
