#include "bot/http/file.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>

#include "calendar/text.hpp"
#include "calendar/url.hpp"

namespace bot::http {

namespace {

constexpr std::string_view scheme = "file://";

std::optional<std::string> path_of(std::string_view where) {
    if (!calendar::take(where, scheme)) return std::string(where);
    calendar::take(where, "localhost");
    if (!where.starts_with('/')) return {};
    return calendar::url_decoded(where);
}

}  // namespace

std::variant<std::string, Unreadable> read_file(const std::string& where, std::size_t most) {
    const auto path = path_of(where);
    if (!path) return Unreadable{fmt::format("{} is no address of a file here", where)};
    std::error_code error;
    if (!std::filesystem::is_regular_file(*path, error)) return Unreadable{fmt::format("{} is no file", where)};
    std::ifstream file(*path, std::ios::binary);
    std::string bytes(most + 1, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    if (!file.is_open() || file.bad()) return Unreadable{fmt::format("{} cannot be read", where)};
    if (bytes.size() > most) return Unreadable{fmt::format("{} has more than {} bytes", where, most)};
    return bytes;
}

}  // namespace bot::http
