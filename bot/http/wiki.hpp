#pragma once
#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <string>
#include <variant>

#include "bot/desk/model/event.hpp"
#include "bot/http/client.hpp"

namespace bot::http {

using CalendarNews = std::variant<desk::CalendarRead, desk::CalendarUnmoved, desk::CalendarUnreadable>;

/// Asks the wiki whether `page` still has the revision `have`, and reads the page if not. With `have` 0 it is read at
/// once. `api` is the URL of api.php. Every failure becomes CalendarUnreadable. The client must outlive it.
boost::asio::awaitable<CalendarNews> read_calendar(Client&, std::string api, std::string page, std::int64_t have);

}  // namespace bot::http
