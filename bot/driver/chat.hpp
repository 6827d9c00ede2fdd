#pragma once
#include "bot/desk/model/event.hpp"
#include "bot/desk/text/chat.hpp"

namespace bot::driver {

/// What the desk asks of a chat carrier. No call may re-enter the driver before it returns.
class Chat {
public:
    virtual ~Chat() = default;
    /// For the desk's settings: it decides by these.
    virtual desk::ChatTraits traits() const = 0;
    virtual void say(const desk::Say&) = 0;
    virtual void monitor(const desk::Monitor&) = 0;
};

}  // namespace bot::driver
