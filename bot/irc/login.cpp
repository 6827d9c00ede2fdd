#include "bot/irc/login.hpp"

#include <openssl/evp.h>

#include <algorithm>

namespace bot::irc {
namespace {

std::string base64(const std::string& bytes) {
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');  // includes its final NUL
    const auto* from = reinterpret_cast<const unsigned char*>(bytes.data());
    EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), from, static_cast<int>(bytes.size()));
    text.pop_back();
    return text;
}

}  // namespace

Login::Login(const Settings& settings)
    : account_(settings.account), password_(settings.password), pace_(settings.pace) {}

Lines Login::attempt(bool offered, Moment now) {
    if (done() || busy() || now < next_) return {};
    if (!offered) {
        failed("services are away", now + pace_.login_recheck);
        return {};
    }
    state_ = State::asked;
    next_ = now + pace_.login_step;
    return {"AUTHENTICATE PLAIN"};
}

void Login::services_back(Moment now) {
    if (!done() && !busy() && refusals_ < 2) next_ = now;
}

Lines Login::hear(const Incoming& in, Moment now) {
    if (in.command == "901") {
        if (state_ == State::in) failed("logged out by services", now + pace_.login_recheck);
        return {};
    }
    if (!busy()) return {};
    if (in.command == "AUTHENTICATE") {
        if (state_ != State::asked || in.param(0) != "+") return {};
        state_ = State::answered;
        next_ = now + pace_.login_step;
        return credentials();
    }
    if (in.command == "903" || in.command == "907") {
        state_ = State::in;
        refusals_ = 0;
        why_.clear();
    } else if (in.command == "906") {
        failed("services broke off", now + pace_.login_recheck);
    } else if (in.command == "902" || in.command == "904" || in.command == "905") {
        const int doubled = std::clamp(refusals_++ - 1, 0, 10);
        const auto wait = std::min(pace_.login_refused * (1 << doubled), pace_.login_refused_most);
        failed("login refused (wrong password?)", refusals_ == 1 ? now : now + wait);
    }
    return {};
}

Lines Login::tick(Moment now) {
    if (!busy() || now < next_) return {};
    failed("services do not answer", now + pace_.login_recheck);
    return {"AUTHENTICATE *"};
}

Moment Login::wakes_at() const {
    return done() ? never : next_;
}

std::string Login::trouble() const {
    return done() || why_.empty() ? "" : "not logged in: " + why_;
}

// 400 bytes per line; if the last line is full, an empty one follows.
Lines Login::credentials() {
    const std::string text = base64(account_ + '\0' + account_ + '\0' + password_);
    Lines lines;
    std::size_t at = 0;
    for (; at + 400 <= text.size(); at += 400) lines.push_back("AUTHENTICATE " + text.substr(at, 400));
    lines.push_back("AUTHENTICATE " + (at < text.size() ? text.substr(at) : "+"));
    return lines;
}

void Login::failed(std::string why, Moment again) {
    state_ = State::out;
    why_ = std::move(why);
    next_ = again;
}

}  // namespace bot::irc
