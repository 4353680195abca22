// SPDX-License-Identifier: EUPL-1.2
#include "node/register/public_record.h"

#include <algorithm>

#include "node/register/every.h"

namespace comity::node {

using registry::NewsItem;
using registry::Statistic;

Result<PublicRecord> public_record(store::Connection& rows, Authority& authority, CivilDate on) {
    TRY(news, every<NewsItem>(rows, authority));
    std::erase_if(news, [&](const NewsItem& item) { return !item.public_on(on); });
    std::ranges::stable_sort(news, [](const NewsItem& a, const NewsItem& b) {
        return std::pair(*a.first_on(), a.number) > std::pair(*b.first_on(), b.number);
    });
    TRY(statistics, every<Statistic>(rows, authority));
    std::erase_if(statistics, [](const Statistic& each) { return !each.current(); });
    return PublicRecord{on, std::move(news), std::move(statistics)};
}

}  // namespace comity::node
