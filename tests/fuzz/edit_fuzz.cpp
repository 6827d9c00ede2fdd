// Any bytes as a page, with an edit. The edit equals its splices, keeps the windows, and changes exactly the intended
// number of entries; its undo restores the page byte for byte. The first four bytes choose the edit, the next line its
// texts.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/diff.hpp"
#include "calendar/edit.hpp"

namespace {

using namespace calendar;

const Rules rules;

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

std::vector<EntryAt> entries_of(const std::vector<Window>& windows) {
    std::vector<EntryAt> out;
    for (const Window& window : windows)
        for (const Request& request : window.requests)
            for (const Patch& patch : request.patches)
                if (patch.change) out.push_back({place_of(window), request.requestor, *patch.change, 0});
    return out;
}

std::size_t patches(const std::vector<Window>& windows) {
    std::size_t n = 0;
    for (const Window& window : windows)
        for (const Request& request : window.requests) n += request.patches.size();
    return n;
}

Step chosen(const std::uint8_t* by, const std::string& words, const std::vector<Window>& windows) {
    const Place place = place_of(windows[by[1] % windows.size()]);
    const auto entries = entries_of(windows);
    if (by[0] % 4 == 0 || entries.empty())
        return Add{place, by[2] % 2 ? "zoe" : words, {{by[3] % 2 ? "config" : words, 990000 + by[3], words}}};
    const EntryAt& entry = entries[by[2] % entries.size()];
    if (by[0] % 4 == 1) return Withdraw{entry};
    if (by[0] % 4 == 2) return Move{entry, place};
    return Mark{entry, by[3] % 2 ? "done" : "not done", words, std::nullopt, std::nullopt, by[3] % 4 > 1};
}

void check(const std::string& page, const Step& step, const std::vector<Window>& windows) {
    const Outcome outcome = edit(page, rules, step);
    const auto* edited = std::get_if<Edited>(&outcome);
    if (edited == nullptr) return;
    require(spliced(page, edited->edits) == edited->text, "the splices make the new page");
    const auto after = read_page(edited->text, rules).windows;
    require(after.size() == windows.size(), "the windows stay");
    for (std::size_t i = 0; i < after.size(); ++i)
        require(place_of(after[i]) == place_of(windows[i]), "each window stays where it is");
    const std::size_t less = std::holds_alternative<Withdraw>(step), more = std::holds_alternative<Add>(step);
    require(patches(after) + less == patches(windows) + more, "as many entries as meant");
    static_cast<void>(unified_diff(page, edited->edits, "page"));
    const Outcome back = edit(edited->text, rules, edited->undo);
    require(std::holds_alternative<Edited>(back), "it can be taken back");
    require(std::get<Edited>(back).text == page, "and then it is the page of before");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t choice = 4;
    if (size < choice) return 0;
    const std::string_view rest{reinterpret_cast<const char*>(data) + choice, size - choice};
    const std::string words{rest.substr(0, rest.find('\n'))};
    const std::string page{rest.substr(std::min(words.size() + 1, rest.size()))};
    const auto windows = read_page(page, rules).windows;
    if (!windows.empty()) check(page, chosen(data, words, windows), windows);
    return 0;
}
