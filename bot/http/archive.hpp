#pragma once
#include <boost/asio/awaitable.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "bot/http/client.hpp"

namespace bot::http {

/// The maximum number of rows read from a page of the archive, and of bytes read from each text.
constexpr std::size_t most_rows = 500, most_row_text = 2000;

/// Parses a page of the log archive as sal.toolforge.org serves it: table rows with cells of the classes `time` (HH:MM
/// with a link to the entry), `nick` and `message`. Rows without one of these are skipped, and so are rows whose link
/// is not an entry (`/log/ID`) on the server of `address`, the page's own URL. Any bytes are accepted.
std::vector<desk::ArchiveRow> archive_rows(std::string_view html, const std::string& address);

/// The URL that searches for a change: `{change}` in `search` is replaced by its number. Without `{change}`, the number
/// is appended. 0 stands for no number: the newest entries.
std::string archive_address(std::string search, int change);

/// The rows that contain the change's number (0: all rows), or the reason why there are none: one line for people.
using ArchiveNews = std::variant<std::vector<desk::ArchiveRow>, std::string>;

/// Sends one request, with a timeout of 10 s and no retry: the desk asks again later. The client must outlive it.
boost::asio::awaitable<ArchiveNews> ask_archive(Client&, std::string search, int change);

}  // namespace bot::http
