#include "bot/desk/journal/reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace bot::desk::journal {
namespace {

/// The name of the whole text.
std::string_view top(const Where& where) {
    return where.above ? top(*where.above) : where.name;
}

/// `ledger > lines > 3 > stage`
std::string path(const Where& where) {
    if (!where.above) return {};
    const std::string above = path(*where.above);
    const std::string here = where.name.data() ? std::string(where.name) : std::to_string(where.index);
    return above.empty() ? here : above + " > " + here;
}

constexpr std::size_t most_shown = 60;

std::string shown(const Json& found) {
    if (found.is_object()) return "an object";
    if (found.is_array()) return fmt::format("an array of {}", found.size());
    std::string text = text_of(found);
    if (text.size() > most_shown) text = text.substr(0, most_shown) + "...";
    return text;
}

}  // namespace

void refuse(const Where& where, const std::string& why) {
    const std::string inside = path(where);
    throw BadRecord(fmt::format("{} cannot be read: {}{}{}", top(where), inside, inside.empty() ? "" : ": ", why));
}
void refuse(const Where& where, const Json& found, const std::string& wanted) {
    refuse(where, fmt::format("found {}, wanted {}", shown(found), wanted));
}

const Json& object(const Json& found, const Where& where) {
    if (!found.is_object()) refuse(where, found, "an object");
    return found;
}
const Json& array(const Json& found, const Where& where) {
    if (!found.is_array()) refuse(where, found, "an array");
    return found;
}
bool truth(const Json& found, const Where& where) {
    if (!found.is_boolean()) refuse(where, found, "true or false");
    return found.get<bool>();
}
const std::string& text(const Json& found, const Where& where) {
    if (!found.is_string()) refuse(where, found, "a text");
    return found.get_ref<const std::string&>();
}

std::int64_t whole(const Json& found, const Where& where, std::int64_t least, std::int64_t most) {
    const bool too_big = found.is_number_unsigned() &&
                         found.get<std::uint64_t>() > static_cast<std::uint64_t>(std::max<std::int64_t>(most, 0));
    if (found.is_number_integer() && !too_big) {
        const auto number = found.get<std::int64_t>();
        if (least <= number && number <= most) return number;
    }
    refuse(where, found, fmt::format("a whole number from {} to {}", least, most));
}
std::uint64_t natural(const Json& found, const Where& where, std::uint64_t most) {
    if (found.is_number_integer() && (found.is_number_unsigned() || found.get<std::int64_t>() >= 0)) {
        const auto number = found.get<std::uint64_t>();
        if (number <= most) return number;
    }
    refuse(where, found, fmt::format("a whole number from 0 to {}", most));
}

std::size_t ordinal(const Json& found, const Where& where, std::span<const std::string_view> words, bool numbers) {
    if (found.is_string()) {
        const auto word = std::ranges::find(words, std::string_view(text(found, where)));
        if (word != words.end()) return static_cast<std::size_t>(word - words.begin());
    } else if (numbers && found.is_number_integer()) {
        const auto number = found.get<std::int64_t>();
        if (0 <= number && number < static_cast<std::int64_t>(words.size())) return static_cast<std::size_t>(number);
    }
    refuse(where, found, fmt::format("one of {}", fmt::join(words, ", ")));
}

const Json* Reader::find(const char* name) const {
    const auto found = from_.find(name);
    return found == from_.end() || found->is_null() ? nullptr : &*found;
}
const Json& Reader::demand(const char* name) const {
    if (const Json* found = find(name)) return *found;
    refuse(fmt::format("\"{}\" is missing", name));
}
const Json& Reader::at(std::size_t index) const {
    if (index >= from_.size()) refuse(fmt::format("found {} items, wanted more", from_.size()));
    return from_[index];
}
const std::string& tag_of(const Json& from, const Where& where, const char* name) {
    const auto found = object(from, where).find(name);
    if (found == from.end()) refuse(where, fmt::format("\"{}\" is missing", name));
    return text(*found, {&where, name});
}
void unknown(const char* what, const std::string& name) {
    throw BadRecord(fmt::format(
        "the journal holds {} this Oriel does not know (\"{}\"); a newer Oriel wrote it: run that one", what, name));
}

}  // namespace bot::desk::journal
