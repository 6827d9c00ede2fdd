#include "bot/desk/model/state.hpp"

#include "bot/desk/text/chat.hpp"

namespace bot::desk {
inline namespace model {

bool Link::hears(const ChatTraits& chat) const {
    return up && channels.count(chat.fold(chat.channel)) > 0;
}

}  // namespace model
}  // namespace bot::desk
