#include "bot/desk/model/state.hpp"

#include "bot/desk/text/chat.hpp"

namespace bot::desk {
inline namespace model {

bool Link::hears(const ChatTraits& chat) const {
    return up && channels.contains(chat.fold(chat.channel));
}

}  // namespace model
}  // namespace bot::desk
