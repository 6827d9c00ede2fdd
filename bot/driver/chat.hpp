#pragma once
#include "bot/desk/model/event.hpp"

namespace bot::driver {

/// The desk's actions that a chat carrier carries out. No call may re-enter the driver before it returns.
class Chat {
public:
    virtual ~Chat() = default;
    virtual void say(const desk::Say&) = 0;
    virtual void monitor(const desk::Monitor&) = 0;
};

}  // namespace bot::driver
