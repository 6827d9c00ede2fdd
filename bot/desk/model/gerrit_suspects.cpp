#include "bot/desk/model/gerrit_suspects.hpp"

#include <algorithm>
#include <tuple>

#include "calendar/change_number.hpp"

namespace bot::desk {
inline namespace model {

std::vector<gerrit::Question> GerritSuspects::sort(const std::vector<gerrit::Question>& wanted,
                                                   const std::set<Asked>& answered, Instant now) const {
    std::vector<gerrit::Question> out;
    std::map<std::tuple<Instant, std::size_t, gerrit::Ask>, std::vector<std::string>> apart;
    for (const auto& question : wanted) {
        gerrit::Question clear{question.ask, {}};
        for (const auto& thing : question.of) {
            const Asked asked{question.ask, thing};
            if (answered.contains(asked)) continue;
            const auto suspect = all_.find(asked);
            if (suspect == all_.end()) {
                clear.of.push_back(thing);
            } else if (!suspect->second.proven || suspect->second.proven->not_before <= now) {
                apart[{suspect->second.failed, suspect->second.most, question.ask}].push_back(thing);
            }
        }
        if (!clear.of.empty()) out.push_back(std::move(clear));
    }
    for (const auto& [group, things] : apart) {
        const auto& [failed, most, ask] = group;
        for (std::size_t i = 0; i < things.size(); ++i) {
            if (i % most == 0) out.push_back({ask, {}});
            out.back().of.push_back(things[i]);
        }
    }
    return out;
}

void GerritSuspects::failed(const gerrit::Question& question, const std::string& why, Instant now) {
    for (const auto& thing : question.of) {
        Suspect& suspect = all_[{question.ask, thing}];
        suspect.most = std::max<std::size_t>(1, question.of.size() / 2);
        suspect.failed = now;
        if (question.of.size() > 1) continue;
        if (!suspect.proven) suspect.proven = FailsAlone{now, now, {}, {}};
        FailsAlone& proven = *suspect.proven;
        proven.back_off = std::clamp(proven.back_off * 2, first_back_off, longest_back_off);
        proven.not_before = now + proven.back_off;
        proven.why = why;
    }
}

void GerritSuspects::answered(const gerrit::Question& question) {
    for (const auto& thing : question.of) all_.erase({question.ask, thing});
}

void GerritSuspects::acquit(Instant since) {
    for (auto& [asked, suspect] : all_) {
        if (suspect.proven && suspect.proven->since >= since) suspect.proven.reset();
    }
}

void GerritSuspects::keep_only(const std::vector<gerrit::Question>& wanted) {
    std::set<Asked> kept;
    for (const auto& question : wanted) {
        for (const auto& thing : question.of) kept.emplace(question.ask, thing);
    }
    std::erase_if(all_, [&](const auto& entry) { return !kept.contains(entry.first); });
}

std::map<int, FailsAlone> GerritSuspects::unanswered() const {
    std::map<int, FailsAlone> out;
    for (const auto& [asked, suspect] : all_) {
        const bool of_change = asked.first == gerrit::Ask::changes || asked.first == gerrit::Ask::one;
        const auto change = of_change ? calendar::change_number(asked.second, {}) : std::nullopt;
        if (change && suspect.proven) out.emplace(*change, *suspect.proven);
    }
    return out;
}

}  // namespace model
}  // namespace bot::desk
