// SPDX-License-Identifier: Apache-2.0
#include "store/interval.h"

#include <assert.h>
#include <math.h>

// With p = hits/n and z the normal quantile, the interval holds all π for which |p − π| is at most
// z·√(π(1−π)/n); solving the quadratic for π gives
//
//   (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)
//
// Example: 3 of 30 gives .1 with [.035, .256]; 0 of 30 gives 0 with [0, .114].
mc_interval mc_interval_wilson(uint64_t hits, uint64_t total)
{
    assert(hits <= total);
    const double z = 1.959963984540054;
    if (total == 0) return (mc_interval){0, 0, 1};
    double n = (double)total, p = (double)hits / n;
    double centre = p + z * z / (2 * n);
    double half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    double scale = 1 + z * z / n;
    mc_interval found = {p, (centre - half) / scale, (centre + half) / scale};
    if (hits == 0) found.low = 0;
    if (hits == total) found.high = 1;
    return found;
}
