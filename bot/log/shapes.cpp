#include "bot/log/shapes.hpp"

#include <algorithm>

#include "calendar/text.hpp"

namespace bot::log {
namespace {

using calendar::trim;

/// Splits `<Exception> text (scap version: 4.283.0)`.
void read_error(std::string_view text, Message& message) {
    const std::size_t version = text.rfind('(');
    if (version != text.npos && match(text.substr(version), "(scap version:").whole()) text = text.substr(0, version);
    if (const auto error = match(text, "<*>"); error.whole()) {
        message.error = error.holes[0];
        text = error.rest;
    }
    message.text = trim(text);
}

/// Whether a message of this kind says what a deployment deploys.
bool deploys(Kind kind) {
    return kind == Kind::started || kind == Kind::on_testservers || kind == Kind::finished || kind == Kind::aborted ||
           kind == Kind::synchronized;
}

void read_text(std::string_view text, std::optional<Backport> backport, Message& message) {
    message.text = text;
    message.promotion = read_promotion(text);
    message.backport = backport.has_value();
    if (backport) {
        message.entries = std::move(backport->entries);
    } else if (deploys(message.kind) && !message.promotion) {
        message.entries = read_named(text);
    }
}

/// The end of a message that needs a duration and has none yet.
End end_of_untimed(const std::optional<Backport>& backport) {
    const bool goes_on =
        !backport || !backport->tail || match(*backport->tail, "(duration: *)").how == Match::How::begun;
    return goes_on ? End::open : End::odd;
}

End end_of(const std::optional<Backport>& backport, End closed) {
    if (!backport) return closed;
    if (!backport->tail) return End::open;
    return backport->tail->empty() ? closed : End::odd;
}

/// The start of the last words of a message for the test servers in free text; npos if there are none.
std::size_t last_words(std::string_view text) {
    constexpr std::string_view first = "synced";
    std::size_t at = text.rfind(first);
    while (at != text.npos && !match(text.substr(at), "synced to the testservers (").whole())
        at = at == 0 ? text.npos : text.rfind(first, at - 1);
    return at;
}

/// How much of these last words is there; odd if the words are different.
End end_of_last_words(std::string_view tail) {
    for (const Row& row : vocabulary()) {
        if (row.place != Place::behind) continue;
        const auto words = match(tail, row.words);
        if (words.how == Match::How::begun) return End::open;
        if (words.whole() && trim(words.rest).empty()) return End::sure;
    }
    return End::odd;
}

}  // namespace

std::optional<Addressed> read_names(std::string_view text) {
    constexpr std::size_t most = 32;
    const auto ends_name = [](char c) { return c == ',' || c == ':' || calendar::is_blank(c); };
    Addressed result;
    for (;;) {
        text = trim(text);
        const auto end = static_cast<std::size_t>(std::ranges::find_if(text, ends_name) - text.begin());
        if (end == text.size()) return std::nullopt;
        if (end > 0 && result.names.size() < most) result.names.emplace_back(text.substr(0, end));
        text = trim(text.substr(end));
        if (text.starts_with(':')) break;
        const auto next = match(text, text.starts_with(',') ? "," : "and");
        if (!next.whole()) return std::nullopt;
        text = next.rest;
    }
    result.rest = trim(text.substr(1));
    return result;
}

Message read_front(const Row& row, const Match& words) {
    Message message{.kind = row.kind};
    message.what = words.holes[0];
    message.environment = words.holes[1];
    std::string_view text = trim(words.rest);
    std::string_view untimed = text;
    if (row.timed) message.duration = take_duration(untimed);
    auto backport = read_backport(untimed);
    if (message.duration && backport && !backport->tail) {
        // It belongs to a subject that was cut there.
        message.duration.reset();
        backport = read_backport(text);
    }
    if (message.duration) text = untimed;

    message.end = row.timed && !message.duration ? end_of_untimed(backport)
                                                 : end_of(backport, row.timed ? End::sure : End::possible);
    if (row.kind == Kind::failed)
        read_error(text, message);
    else
        read_text(text, std::move(backport), message);
    return message;
}

std::optional<Message> read_behind(std::string_view text) {
    auto backport = read_backport(text);
    const std::size_t at = backport ? text.size() - backport->tail.value_or("").size() : last_words(text);
    if (at == text.npos) return std::nullopt;
    Message message{.kind = Kind::on_testservers, .end = end_of_last_words(text.substr(at))};
    if (message.end == End::odd && !backport) return std::nullopt;
    read_text(trim(text.substr(0, at)), std::move(backport), message);
    return message;
}

}  // namespace bot::log
