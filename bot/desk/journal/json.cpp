#include "bot/desk/journal/json.hpp"

#include <fmt/format.h>

#include "bot/desk/journal/events.hpp"

namespace bot::desk::journal {

std::string text_of(const Json& j) {
    return j.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json parsed(std::string_view text, std::string_view what) {
    try {
        return Json::parse(text);
    } catch (const Json::exception& e) {
        throw BadRecord(fmt::format("{} cannot be read: {}", what, e.what()));
    }
}

}  // namespace bot::desk::journal
