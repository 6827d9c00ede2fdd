#include "bot/desk/journal/conduct.hpp"

namespace bot::desk::journal {
namespace {

Json to_json(const WindowSession& s) {
    Json here = Json::array(), calls = Json::array();
    for (const auto& [nick, at] : s.here) here.push_back({{"nick", nick}, {"at", seconds_of(at)}});
    for (const auto& c : s.calls)
        calls.push_back({{"change", c.change}, {"at", seconds_of(c.at)}, {"again", c.again}, {"by", c.by}});
    return {{"window", s.window},
            {"start", seconds_of(s.start)},
            {"order", s.order},
            {"here", std::move(here)},
            {"sign", optional_of(s.sign)},
            {"released", optional_of(s.released)},
            {"calls", std::move(calls)},
            {"called", s.called},
            {"done", optional_of(s.done)},
            {"waits_since", optional_of(s.waits_since)}};
}

WindowSession sitting_of(const Json& j) {
    WindowSession s;
    s.window = value_of<std::string>(j, "window");
    s.start = instant_of(j.at("start"));
    s.order = value_of<std::vector<int>>(j, "order");
    for (const auto& h : member(j, "here")) s.here[value_of<std::string>(h, "nick")] = instant_of(h.at("at"));
    s.sign = instant_at(j, "sign");
    s.released = instant_at(j, "released");
    for (const auto& c : member(j, "calls")) {
        s.calls.push_back({value_of<int>(c, "change"), instant_of(c.at("at")), value_of<bool>(c, "again"),
                           value_of<std::string>(c, "by")});
    }
    s.called = value_of<std::set<int>>(j, "called");
    s.done = instant_at(j, "done");
    s.waits_since = instant_at(j, "waits_since");
    return s;
}

Json to_json(const Hold& h) {
    return {{"window", h.window}, {"start", optional_of(h.start)}, {"account", h.account},  {"name", h.name},
            {"reason", h.reason}, {"at", seconds_of(h.at)},        {"reminded", h.reminded}};
}

Hold hold_of(const Json& j) {
    return {value_of<std::string>(j, "window"),  instant_at(j, "start"),
            value_of<std::string>(j, "account"), value_of<std::string>(j, "name"),
            value_of<std::string>(j, "reason"),  instant_of(j.at("at")),
            value_of<bool>(j, "reminded")};
}

Json to_json(const Watch& w) {
    Json seen = Json::array();
    for (const auto& [change, step] : w.seen) {
        seen.push_back(
            {{"change", change}, {"state", std::string(to_text(step.first))}, {"at", seconds_of(step.second)}});
    }
    return {{"account", w.account},
            {"change", optional_of(w.change)},
            {"window", w.window},
            {"start", seconds_of(w.start)},
            {"seen", std::move(seen)}};
}

Watch watch_of(const Json& j) {
    Watch w;
    w.account = value_of<std::string>(j, "account");
    w.change = optional_at<int>(j, "change");
    w.window = value_of<std::string>(j, "window");
    w.start = instant_of(j.at("start"));
    for (const auto& s : member(j, "seen")) {
        const auto state = progress_of(value_of<std::string>(s, "state"));
        if (!state) throw BadRecord("what the journal remembers holds a state that this Oriel does not know");
        w.seen[value_of<int>(s, "change")] = {*state, instant_of(s.at("at"))};
    }
    return w;
}

template <class T>
Json all(const std::vector<T>& values) {
    Json out = Json::array();
    for (const auto& value : values) out.push_back(to_json(value));
    return out;
}

}  // namespace

Json to_json(const Conduct& c) {
    Json preferences = Json::array();
    for (const auto& [account, h] : c.preferences) {
        preferences.push_back({{"account", account}, {"quiet", h.quiet}, {"reminds", h.reminds}});
    }
    return {{"sittings", all(c.sessions)}, {"holds", all(c.holds)},    {"habits", std::move(preferences)},
            {"watches", all(c.watches)},   {"monitored", c.monitored}, {"listening", optional_of(c.listening)}};
}

Conduct conduct_of(const Json& j) {
    Conduct c;
    for (const auto& s : member(j, "sittings")) c.sessions.push_back(sitting_of(s));
    for (const auto& h : member(j, "holds")) c.holds.push_back(hold_of(h));
    for (const auto& h : member(j, "habits")) {
        c.preferences[value_of<std::string>(h, "account")] = {value_of<bool>(h, "quiet"), value_of<bool>(h, "reminds")};
    }
    for (const auto& w : member(j, "watches")) c.watches.push_back(watch_of(w));
    c.monitored = value_of<std::vector<std::string>>(j, "monitored");
    c.listening = instant_at(j, "listening");
    return c;
}

}  // namespace bot::desk::journal
