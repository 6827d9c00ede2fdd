#include "bot/desk/model/state.hpp"

#include "bot/desk/text/nicks.hpp"

namespace bot::desk::inline model {

bool Link::hears(const std::string& channel) const {
    return up && channels.count(fold(channel)) > 0;
}

}  // namespace bot::desk::inline model
