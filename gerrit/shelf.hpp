#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "gerrit/question.hpp"

namespace gerrit {

/// Changes that are simply there, and the answers a Gerrit that held them would give: for the demo, the transcripts and
/// the simulation.
class Shelf {
public:
    void put(Change);
    /// Nobody sees it any more, until it is put there again.
    void hide(int number);
    bool hidden(int number) const { return hidden_.count(number) > 0; }
    const Change* find(int number) const;
    Change* find(int number);

    /// Which branches hold the commit of a merged change; without it, its own branch.
    void set_branches(int number, std::vector<std::string> branches) { branches_[number] = std::move(branches); }

    /// For whom the deployment tool approved a change (`USER@HOST`).
    void set_approver(int number, std::string who) { approvers_[number] = std::move(who); }

    News answer(const Question&, const std::map<int, std::uint64_t>& have) const;

private:
    std::vector<int> named(Ask, const std::string& what) const;

    std::map<int, Change> changes_;
    std::set<int> hidden_;
    std::map<int, std::vector<std::string>> branches_;
    std::map<int, std::string> approvers_;
};

}  // namespace gerrit
