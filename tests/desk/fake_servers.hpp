#pragma once
#include <set>

#include "bot/desk/model/event.hpp"
#include "gerrit/shelf.hpp"

namespace tests {

/// The servers of a fake world, which tell what they run, and the Gitiles of its Gerrit.
class FakeServers {
public:
    /// What they run from now on, of the merged changes.
    void run(std::set<int> changes);
    void fail(bool fails) { fails_ = fails; }
    int questions() const { return questions_; }

    bot::desk::Event answer(const bot::desk::ReadDeployed&);
    bot::desk::Event answer(const bot::desk::ReadUndeployed&, const gerrit::Shelf&);

private:
    std::set<int> running_;
    int commit_ = 1, questions_ = 0;
    bool fails_ = false;
};

}  // namespace tests
