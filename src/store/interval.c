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
mc_interval mc_interval_wilson_at(uint64_t hits, uint64_t total, double z)
{
    assert(hits <= total);
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

mc_interval mc_interval_wilson(uint64_t hits, uint64_t total)
{
    return mc_interval_wilson_at(hits, total, MC_Z_95);
}

// With shares p1 in [l1, u1] and p2 in [l2, u2] by Wilson, the difference d = p1 − p2 lies in
//
//   [d − √((p1−l1)² + (u2−p2)²),  d + √((u1−p1)² + (p2−l2)²)]
//
// Newcombe's example: 56 of 70 and 48 of 80 give .2 with [.0524, .3339].
mc_interval mc_interval_difference(uint64_t hits, uint64_t total, uint64_t hits2, uint64_t total2,
                                   double z)
{
    mc_interval one = mc_interval_wilson_at(hits, total, z);
    mc_interval two = mc_interval_wilson_at(hits2, total2, z);
    double down = one.share - one.low, up = one.high - one.share;
    double down2 = two.share - two.low, up2 = two.high - two.share;
    double difference = one.share - two.share;
    return (mc_interval){difference, difference - sqrt(down * down + up2 * up2),
                         difference + sqrt(up * up + down2 * down2)};
}

// Example: 10 texts give 4.79 to 18.39 (exact: 4.80 to 18.39); none gives 0 to 3.66.
mc_interval mc_interval_poisson(uint64_t count)
{
    double n = (double)count, next = n + 1;
    double low = count ? 1 - 1 / (9 * n) - MC_Z_95 / (3 * sqrt(n)) : 0;
    double high = 1 - 1 / (9 * next) + MC_Z_95 / (3 * sqrt(next));
    return (mc_interval){n, n * low * low * low, next * high * high * high};
}
