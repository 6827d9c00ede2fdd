#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "gerrit/question.hpp"

namespace gerrit {

/// A fake Gerrit: a set of changes, and the answers a Gerrit with these changes would give. For the demo, the
/// transcripts and the simulation.
class Shelf {
public:
    void put(Change);
    /// Makes a change invisible until it is put again.
    void hide(int number);
    bool hidden(int number) const { return hidden_.contains(number); }
    const Change* find(int number) const;
    Change* find(int number);
    const std::map<int, Change>& changes() const { return changes_; }

    /// The branches that contain the commit of a merged change. Default: its own branch.
    void set_branches(int number, std::vector<std::string> branches) { branches_[number] = std::move(branches); }

    /// The deployer for whom scap approved a change (`USER@HOST`).
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
