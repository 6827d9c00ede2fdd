#include "bot/desk/wording/findings.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "bot/desk/text/chat.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/lists.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/lines.hpp"
#include "bot/desk/wording/starts.hpp"
#include "calendar/version.hpp"

namespace bot::desk::wording {
namespace {

using gerrit::Code;
using gerrit::Finding;
using gerrit::Severity;

constexpr std::size_t longest_fact = 100;  // bytes of a stranger's text
constexpr std::size_t longest_subject = 80;

std::string fact(const std::string& text) {
    return shorten(clean(text), longest_fact);
}

std::string filled(std::string_view sentence, const Finding& f, const ChatTraits& chat, Instant now) {
    const std::string other = f.other ? std::to_string(*f.other) : std::string();
    std::string since = f.since ? when(*f.since, now) : std::string();
    if (f.code == Code::unchecked && f.since) since = tell(Sentence::fact_since, {{"when", since}});
    const std::string written = f.text.empty() ? tell(Sentence::fact_nothing) : "\"" + fact(f.text) + "\"";
    return fmt::format(fmt::runtime(sentence), fmt::arg("written", written), fmt::arg("vote", fact(f.vote)),
                       fmt::arg("by", f.by.empty() ? tell(Sentence::fact_somebody) : chat.mention(fact(f.by))),
                       fmt::arg("project", fact(f.project)), fmt::arg("branch", fact(f.branch)),
                       fmt::arg("file", fact(f.file)), fmt::arg("type", fact(f.type)),
                       fmt::arg("window", fact(f.window)), fmt::arg("text", fact(f.text)), fmt::arg("other", other),
                       fmt::arg("on", f.other.value_or(0) > 0 ? other : fact(f.text)), fmt::arg("since", since),
                       fmt::arg("at", f.at ? when(*f.at, now) : std::string()), fmt::arg("count", f.count),
                       fmt::arg("limit", f.limit), fmt::arg("patch_set", f.patch_set));
}

const FindingRow& row(const Finding& f, bool listed) {
    for (const auto& special : special_sentences()) {
        const bool holds = special.when == Special::unlisted    ? !listed
                           : special.when == Special::no_number ? !f.change && listed
                                                                : f.draft;
        if (special.row.code == f.code && holds) return special.row;
    }
    return finding_sentences()[static_cast<std::size_t>(f.code)];
}

/// The first items, and the number of the others.
std::vector<std::string> few(std::vector<std::string> items) {
    constexpr std::size_t most = 6;
    if (items.size() <= most) return items;
    const std::size_t more = items.size() - most;
    items.resize(most);
    items.push_back(tell(Sentence::and_more, {{"count", std::to_string(more)}}));
    return items;
}

}  // namespace

std::string what(const Finding& f, const ChatTraits& chat, Instant now, bool listed) {
    return filled(row(f, listed).what, f, chat, now);
}

std::string with_cure(const Finding& f, const ChatTraits& chat, Instant now, bool listed) {
    return what(f, chat, now, listed) + ": " + filled(row(f, listed).cure, f, chat, now);
}

namespace {

/// What to say of findings that the checks call all well: nothing, or that all is well.
enum class Fine { unsaid, said };

std::string verdict_of(const gerrit::Checked& patch, const ChatTraits& chat, Instant now, bool notes,
                       const std::string& over, bool train, Fine fine) {
    using calendar::Status;
    if (patch.patch.status == Status::done || patch.patch.status == Status::not_done) {
        return tell(Sentence::verdict_done, {{"status", words_of(patch.patch.status)}});
    }
    if (patch.live) return tell(Sentence::verdict_live);
    const auto items = [&](Severity severity) {
        std::vector<std::string> out;
        for (const auto& f : patch.findings) {
            if (gerrit::severity(f.code) != severity || (f.code == Code::train_overlap && !train)) continue;
            out.push_back(f.code == Code::over_limit && !over.empty() ? over : with_cure(f, chat, now, patch.listed));
        }
        return joined(few(std::move(out)), "; ");
    };
    std::vector<std::string> parts;
    const auto part = [&](Sentence sentence, const std::string& text) {
        if (!text.empty()) parts.push_back(tell(sentence, {{"items", text}}));
    };
    part(Sentence::verdict_block, items(Severity::block));
    part(Sentence::verdict_warn, items(Severity::warn));
    // That not everything is known yet is always said.
    if (parts.empty() && (fine == Fine::said || patch.pending)) {
        parts.push_back(tell(patch.pending ? Sentence::verdict_fine_so_far : Sentence::verdict_fine));
    }
    if (notes) part(Sentence::verdict_note, items(Severity::note));
    return joined(parts, "; ");
}

}  // namespace

std::string remarks(const gerrit::Checked& patch, const ChatTraits& chat, Instant now) {
    return verdict_of(patch, chat, now, true, {}, true, Fine::unsaid);
}

std::string verdict(const gerrit::Checked& patch, const ChatTraits& chat, Instant now, bool notes,
                    const std::string& over, bool train) {
    return verdict_of(patch, chat, now, notes, over, train, Fine::said);
}

std::string label(const gerrit::Checked& patch) {
    if (patch.patch.change) return std::to_string(*patch.patch.change);
    const std::string title = shorten(clean(patch.patch.title), longest_subject);
    return title.empty() ? tell(Sentence::entry_untitled) : tell(Sentence::entry_titled, {{"title", title}});
}

std::string titled(const gerrit::Checked& patch) {
    std::string out = label(patch);
    if (!patch.patch.change) return out;
    const std::string subject = patch.change ? patch.change->subject : patch.patch.title;
    if (!subject.empty()) out += " \"" + shorten(clean(subject), longest_subject) + "\"";
    if (!patch.group.empty() && patch.group != "unknown") out += " (" + fact(short_group(patch.group)) + ")";
    return out;
}

const gerrit::Finding* train_overlap(const gerrit::WindowCheck& check) {
    for (const auto& patch : check.patches) {
        for (const auto& f : patch.findings) {
            if (f.code == Code::train_overlap) return &f;
        }
    }
    return nullptr;
}

std::string one_fix(const std::vector<int>& changes) {
    std::vector<std::string> numbers;
    for (int change : changes) numbers.push_back(std::to_string(change));
    return tell(Sentence::one_fix, {{"changes", joined(numbers, ", ")}, {"branches", std::to_string(changes.size())}});
}

std::string short_group(const std::string& group) {
    const auto at = group.find("-wmf.");
    return at == group.npos ? group : group.substr(at + 1);
}

std::string groups(const gerrit::WindowCheck& check) {
    // Configuration first, then versions from old to new.
    const auto place = [](const auto& each) {
        const auto version = calendar::parse_version(each.first);
        return std::tuple{each.first != "config", !version, version.value_or(calendar::Version{}), each.first};
    };
    std::vector<std::pair<std::string, int>> all(check.groups.begin(), check.groups.end());
    std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
    std::vector<std::string> out;
    for (const auto& [group, count] : all) {
        out.push_back(
            fmt::format("{} {}", count, group == "unknown" ? tell(Sentence::type_unknown) : fact(short_group(group))));
    }
    return joined(out, ", ");
}

std::vector<std::string> digest(const gerrit::WindowCheck& check, const std::vector<std::vector<int>>& fixes,
                                const ChatTraits& chat, Instant now) {
    std::vector<std::string> out;
    if (!check.groups.empty()) out.push_back(groups(check));
    if (const auto* train = train_overlap(check)) out.push_back(what(*train, chat, now));
    for (const auto& fix : fixes) out.push_back(one_fix(fix));
    std::vector<std::string> live;
    for (const auto& patch : check.patches) {
        if (patch.live && !patch.counted.again) live.push_back(std::to_string(*patch.patch.change));
    }
    if (!live.empty()) out.push_back(tell(Sentence::digest_live, {{"changes", joined(live, ", ")}}));
    for (const auto& patch : check.patches) {
        if (patch.counted.again) continue;
        std::vector<std::string> whats;
        for (const auto& f : patch.findings) {
            if (f.code != Code::train_overlap) whats.push_back(what(f, chat, now));
        }
        if (whats.empty()) continue;
        out.push_back(label(patch) + " " + joined(few(std::move(whats)), ", "));
    }
    return out;
}

Care care_of(const gerrit::WindowCheck& check, std::optional<std::chrono::seconds> age, const ChatTraits& chat,
             Instant now) {
    Care care;
    care.age = age;
    care.train = train_overlap(check) != nullptr;
    std::set<std::string> in, out;
    for (const auto& patch : check.patches) {
        if (patch.requestor)
            (patch.counted.place > 0 && !patch.counted.over && !patch.live ? in : out)
                .insert(chat.fold(*patch.requestor));
        if (patch.live) care.live.insert(*patch.patch.change);
        if (patch.finished()) continue;
        care.anything = true;
        if (patch.counted.again) continue;
        bool troubled = false, unsure = patch.pending;
        for (const auto& f : patch.findings) {
            if (f.code == Code::unchecked) unsure = true;
            const bool of_all = f.code == Code::unchecked || f.code == Code::train_overlap;
            if (!of_all && gerrit::severity(f.code) >= Severity::warn) troubled = true;
        }
        if (troubled) {
            ++care.need_care;
        } else if (unsure) {
            ++care.unchecked;
        }
        const auto& first = patch.findings;
        if (first.empty() || gerrit::severity(first.front().code) != Severity::block) continue;
        care.blocks.push_back(label(patch) + " " + what(first.front(), chat, now));
    }
    const auto is_live = [](const gerrit::Checked& patch) { return patch.live; };
    care.all_live = !check.patches.empty() && std::all_of(check.patches.begin(), check.patches.end(), is_live);
    std::ranges::set_difference(out, in, std::inserter(care.not_in, care.not_in.end()));
    return care;
}

std::string with_live(const std::string& count, std::size_t live) {
    if (live == 0) return count;
    const std::string part = tell(Sentence::care_live, {{"count", std::to_string(live)}});
    return tell(Sentence::care, {{"count", count}, {"care", part}});
}

std::string with_care(const std::string& count, const Care& care) {
    if (!care.anything) return with_live(count, care.live.size());
    std::vector<std::string> parts;
    if (!care.live.empty()) {
        parts.push_back(tell(Sentence::care_live, {{"count", std::to_string(care.live.size())}}));
    }
    if (care.need_care > 0) {
        parts.push_back(tell(care.need_care == 1 ? Sentence::needs_attention : Sentence::need_attention,
                             {{"count", std::to_string(care.need_care)}}));
    }
    if (care.unchecked > 0)
        parts.push_back(tell(Sentence::care_unchecked, {{"count", std::to_string(care.unchecked)}}));
    if (care.train) parts.push_back(tell(Sentence::care_train));
    const std::string out =
        parts.empty() ? count : tell(Sentence::care, {{"count", count}, {"care", joined(parts, ", ")}});
    return care.age ? tell(Sentence::care_age, {{"count", out}, {"age", lasting(*care.age)}}) : out;
}

}  // namespace bot::desk::wording
