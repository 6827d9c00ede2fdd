#include "bot/main/shown.hpp"

#include "bot/desk/text/clean.hpp"

namespace bot {

std::string shown(const std::string& text) {
    return desk::shorten(desk::clean(text), 300);
}

}  // namespace bot
