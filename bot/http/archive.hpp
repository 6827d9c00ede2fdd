#pragma once
#include <boost/asio/awaitable.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "bot/http/client.hpp"

namespace bot::http {

/// At most so many rows of an archive's page are read, and so many bytes of each text.
constexpr std::size_t most_rows = 500, most_row_text = 2000;

/// The rows of the log's archive, as sal.toolforge.org serves them: table rows with cells of the classes `time` (a link
/// to the entry on it), `nick` and `message`. A row that lacks one of them, or whose link does not lead to an entry
/// (`/log/ID`) on the server of `address`, is passed over. `address` is the page's own. Any bytes are read.
std::vector<desk::ArchiveRow> archive_rows(std::string_view html, const std::string& address);

/// The address that searches for a change: `{change}` in `search` becomes its number; without it, that is put behind.
std::string archive_address(std::string search, int change);

/// The rows that name the change, or why there are none to be had: one line for people.
using ArchiveNews = std::variant<std::vector<desk::ArchiveRow>, std::string>;

/// Asks once, for 10 seconds at most: there will be another question. The client must outlive it.
boost::asio::awaitable<ArchiveNews> ask_archive(Client&, std::string search, int change);

}  // namespace bot::http
