// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Runglass developers

#pragma once

#include <hwy/targets.h>

#include <cstdint>
#include <vector>

namespace runglass::test {

/// Every instruction set Highway compiled for that this processor has, from the widest vectors to none.
inline std::vector<std::int64_t> vectorTargets()
{
    hwy::SetSupportedTargetsForTest(0);
    return hwy::SupportedAndGeneratedTargets();
}

/// While it lives, run-time dispatch chooses this target.
class VectorTarget
{
public:
    explicit VectorTarget(std::int64_t target)
    {
        hwy::SetSupportedTargetsForTest(target);
        hwy::GetChosenTarget().Update(target);
    }
    ~VectorTarget()
    {
        hwy::SetSupportedTargetsForTest(0);
        hwy::GetChosenTarget().DeInit();
    }
    VectorTarget(const VectorTarget &) = delete;
    VectorTarget &operator=(const VectorTarget &) = delete;
};

} // namespace runglass::test
