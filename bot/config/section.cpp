#include "bot/config/section.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "bot/desk/text/chat.hpp"
#include "calendar/text.hpp"

namespace bot::config {
namespace {

std::string quote(std::string_view text) {
    constexpr std::size_t most = 60;
    std::string out = "\"";
    for (const char c : text.substr(0, most)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) {
            out += fmt::format("\\u{:04x}", byte);
        } else {
            out += c;
        }
    }
    return out + (text.size() > most ? "...\"" : "\"");
}

/// What a check wants, whatever was found: no check takes a control character.
std::string wanted_by(Check check) {
    return check("\x01").value_or("text") + ", in quotes";
}

}  // namespace

void Problems::add(const toml::source_region& where, const std::string& what) {
    found_.emplace_back(where.begin, what);
}

std::vector<std::string> Problems::take() {
    std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> out;
    for (const auto& [at, what] : found_) out.push_back(fmt::format("{}:{}:{}: {}", file_, at.line, at.column, what));
    return out;
}

std::string describe(const toml::node& node) {
    if (const auto* text = node.as_string()) return quote(text->get());
    if (const auto* number = node.as_integer()) return std::to_string(number->get());
    if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
    if (const auto* number = node.as_floating_point()) return fmt::format("{}", number->get());
    if (node.is_array()) return "a list";
    if (node.is_table()) return "a table";
    return "a date or time";
}

std::string suggest(std::string_view word, const std::vector<std::string>& known) {
    const std::string lower = desk::ChatTraits().fold(word.substr(0, 64));
    const std::string* best = nullptr;
    std::size_t least = lower.size() / 3 + 2;  // at this distance, it is a different word
    for (const auto& candidate : known) {
        const auto apart = calendar::word_distance(lower, candidate);
        if (apart < least) {
            least = apart;
            best = &candidate;
        }
    }
    if (best) return fmt::format("did you mean \"{}\"?", *best);
    return fmt::format("there are {}", fmt::join(known, ", "));
}

Section::Section(const toml::table& table, std::string name, Problems& problems)
    : table_(table), name_(std::move(name)), problems_(problems) {}

const toml::node* Section::find(const char* key) {
    known_.emplace_back(key);
    return table_.get(key);
}

void Section::mistyped(const toml::node& node, std::string_view key, const std::string& wanted) {
    problems_.add(node.source(), fmt::format("[{}] {} is {}: wanted {}", name_, key, describe(node), wanted));
}

void Section::text(const char* key, std::string& into, Check check) {
    const auto* node = find(key);
    if (!node) return;
    const auto* text = node->as_string();
    if (!text) return mistyped(*node, key, wanted_by(check));
    if (const auto wanted = check(text->get())) return mistyped(*node, key, *wanted);
    into = text->get();
}

void Section::path(const char* key, std::string& into, Check check) {
    std::string given;
    text(key, given, some_text);
    if (given.empty()) return;
    const auto folder = std::filesystem::absolute(problems_.file()).parent_path();
    const auto path = (folder / given).lexically_normal().string();
    if (const auto wanted = check(path)) return mistyped(*table_.get(key), key, *wanted);
    into = path;
}

void Section::number(const char* key, int& into, int least, int most) {
    const auto* node = find(key);
    if (!node) return;
    const auto* number = node->as_integer();
    if (!number || number->get() < least || number->get() > most) {
        return mistyped(*node, key, fmt::format("a number from {} to {}", least, most));
    }
    into = static_cast<int>(number->get());
}

void Section::flag(const char* key, bool& into) {
    const auto* node = find(key);
    if (!node) return;
    const auto* flag = node->as_boolean();
    if (!flag) return mistyped(*node, key, "true or false, without quotes");
    into = flag->get();
}

void Section::list(const char* key, std::vector<std::string>& into, Check check) {
    const auto* node = find(key);
    if (!node) return;
    const auto* array = node->as_array();
    if (!array) return mistyped(*node, key, "a list, such as [\"one\", \"two\"]");
    std::vector<std::string> found, folded;
    for (const auto& element : *array) {
        const auto in_list = fmt::format("{}, place {}", key, found.size() + 1);
        const auto* text = element.as_string();
        found.push_back(text ? text->get() : std::string());
        folded.push_back(desk::ChatTraits().fold(found.back()));
        if (!text) {
            mistyped(element, in_list, wanted_by(check));
        } else if (const auto wanted = check(text->get())) {
            mistyped(element, in_list, *wanted);
        } else if (std::count(folded.begin(), folded.end(), folded.back()) > 1) {
            mistyped(element, in_list, "each only once");
        }
    }
    into = std::move(found);
}

void Section::choice(const char* key, int& into, const std::vector<std::string_view>& words) {
    const auto* node = find(key);
    if (!node) return;
    const auto* text = node->as_string();
    const auto at = text ? std::find(words.begin(), words.end(), text->get()) : words.end();
    if (at == words.end()) return mistyped(*node, key, fmt::format("\"{}\"", fmt::join(words, "\", \"")));
    into = static_cast<int>(at - words.begin());
}

void Section::wrong(std::string_view key, const std::string& what) {
    const auto* node = table_.get(key);
    problems_.add(node ? node->source() : table_.source(), fmt::format("[{}] {}", name_, what));
}

void Section::finish() {
    for (const auto& [key, node] : table_) {
        if (std::find(known_.begin(), known_.end(), key.str()) != known_.end()) continue;
        if (key == "password") {
            problems_.add(key.source(),
                          fmt::format("[{}] a password never stands in this file: put it in a file of its "
                                      "own and name that one as password_file",
                                      name_));
            continue;
        }
        problems_.add(key.source(),
                      fmt::format("[{}] has no key {}: {}", name_, quote(key.str()), suggest(key.str(), known_)));
    }
}

}  // namespace bot::config
