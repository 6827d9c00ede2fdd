#include "bot/driver/driver.hpp"

#include <algorithm>
#include <variant>

namespace bot::driver {
namespace {

// A steady timer does not notice jumps of the system's clock, so no wait is longer than this.
constexpr std::chrono::milliseconds longest_nap = std::chrono::seconds{20};

/// One overload for each action: an action without one does not compile.
struct CarryOut {
    Chat& chat;
    Web& web;
    void operator()(const desk::Say& a) const { chat.say(a); }
    void operator()(const desk::Monitor& a) const { chat.monitor(a); }
    void operator()(const desk::ReadCalendar& a) const { web.read_calendar(a); }
    void operator()(const desk::ReadChanges& a) const { web.read_changes(a); }
    void operator()(const desk::ReadVersions& a) const { web.read_versions(a); }
    void operator()(const desk::EditPage& a) const { web.edit_page(a); }
    void operator()(const desk::ReadGate& a) const { web.read_gate(a); }
    void operator()(const desk::ReadArchive& a) const { web.read_archive(a); }
    void operator()(const desk::ReadDeployed& a) const { web.read_deployed(a); }
    void operator()(const desk::ReadUndeployed& a) const { web.read_undeployed(a); }
};

}  // namespace

void carry_out(const desk::Action& action, Chat& chat, Web& web) {
    std::visit(CarryOut{chat, web}, action);
}

Driver::Driver(const boost::asio::any_io_executor& executor, store::KeptDesk& desk, const Clock& clock, Chat& chat,
               Web& web)
    : desk_(desk), clock_(clock), chat_(chat), web_(web), timer_(executor) {}

void Driver::happen(const desk::Event& event) {
    last_ = clock_.now();
    for (const auto& action : desk_.happen(event, last_)) {
        carry_out(action, chat_, web_);
    }
    wait();
}

void Driver::wait() {
    if (stopped_) return;
    const auto nap = std::clamp(clock_.until(desk_.wakes_at()), std::chrono::milliseconds{1}, longest_nap);
    timer_.expires_after(nap);
    timer_.async_wait([this](boost::system::error_code error) {
        if (error || stopped_) return;
        // If the clock was put back, the desk has to know; otherwise it would sleep until the old time comes again.
        if (clock_.until(desk_.wakes_at()) <= std::chrono::milliseconds{0} || clock_.now() < last_) {
            happen(desk::Tick{});
        } else {
            wait();
        }
    });
}

void Driver::stop() {
    stopped_ = true;
    timer_.cancel();
}

}  // namespace bot::driver
