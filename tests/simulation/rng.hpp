#pragma once
#include <cstdint>
#include <vector>

namespace simulation {

/// Random numbers from a seed (SplitMix64): the same on every machine and with every library.
class Rng {
public:
    /// The seed is mixed, so that the numbers of a seed are not those of the previous seed, shifted by one.
    explicit Rng(std::uint64_t seed) : state_(mixed(seed + 0x632be59bd9b4e019u)) {}

    std::uint64_t next() { return mixed(state_ += 0x9e3779b97f4a7c15u); }

    /// From `low` to `high`, both included.
    int between(int low, int high) {
        return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1));
    }

    bool one_in(int n) { return between(1, n) == 1; }
    bool percent(int p) { return between(1, 100) <= p; }

    template <class T>
    const T& pick(const std::vector<T>& from) {
        return from[static_cast<std::size_t>(next() % from.size())];
    }

    /// An index, with probabilities in proportion to the weights.
    int weighted(const std::vector<int>& weights) {
        int all = 0;
        for (int w : weights) all += w;
        int at = between(0, all - 1);
        int i = 0;
        for (int w : weights) {
            if (at < w) return i;
            at -= w;
            ++i;
        }
        return i - 1;
    }

private:
    static std::uint64_t mixed(std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

    std::uint64_t state_;
};

}  // namespace simulation
