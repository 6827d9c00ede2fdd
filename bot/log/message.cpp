#include "bot/log/message.hpp"

#include "bot/log/shapes.hpp"
#include "calendar/text.hpp"

namespace bot::log {
namespace {

/// Whether the text consists of these words, perhaps with a full stop.
bool all_of(std::string_view text, std::string_view words) {
    const auto found = match(text, words);
    const std::string_view rest = calendar::trim(found.rest);
    return found.whole() && (rest.empty() || rest == ".");
}

std::optional<Kind> read_alone(std::string_view text) {
    for (const Row& row : vocabulary())
        if (row.place == Place::alone && all_of(text, row.words)) return row.kind;
    return std::nullopt;
}

}  // namespace

std::string_view to_text(Kind kind) {
    switch (kind) {
        case Kind::started:
            return "started";
        case Kind::on_testservers:
            return "on_testservers";
        case Kind::continuing:
            return "continuing";
        case Kind::rolling_back:
            return "rolling_back";
        case Kind::finished:
            return "finished";
        case Kind::cancelled:
            return "cancelled";
        case Kind::stopped:
            return "stopped";
        case Kind::aborted:
            return "aborted";
        case Kind::failed:
            return "failed";
        case Kind::synchronized:
            return "synchronized";
        case Kind::promoted:
            return "promoted";
        case Kind::locked:
            return "locked";
        case Kind::unlocked:
            return "unlocked";
        case Kind::lock_removed:
            return "lock_removed";
        case Kind::pruned:
            return "pruned";
        case Kind::deploy_started:
            return "deploy_started";
        case Kind::deploy_finished:
            return "deploy_finished";
        case Kind::other:
            return "other";
        case Kind::unknown:
            break;
    }
    return "unknown";
}

Message read_message(std::string_view text) {
    text = calendar::trim(text);
    for (const Row& row : vocabulary()) {
        if (row.place != Place::front) continue;
        if (const auto words = match(text, row.words); words.whole()) return read_front(row, words);
    }
    const auto addressed = read_names(text);
    const std::string_view said = addressed ? addressed->rest : text;
    std::optional<Message> message;
    if (const auto kind = read_alone(said))
        message = Message{.kind = *kind, .end = End::sure};
    else if (addressed)
        message = read_behind(said);
    if (!message) return Message{.end = text.empty() ? End::open : End::possible, .text = std::string{text}};
    if (addressed) message->names = addressed->names;
    return *message;
}

}  // namespace bot::log
