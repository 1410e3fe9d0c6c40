// SPDX-License-Identifier: Apache-2.0
#include "match/annuity.h"

#include <math.h>
#include <stdbool.h>

// How it works
//
// The monthly rate r of a loan L that is repaid in n instalments A is the one at which the
// instalments, each discounted to the day of the loan, are worth the loan:
//
//     L = A * (1 - (1 + r)^-n) / r
//
// The right side falls as r rises, from n * A at no interest towards nothing. So r lies where it
// crosses L, and halving an interval finds it: sixty halvings are exact to the last digit.
//
//     10,000 in 12 instalments of 1,000:  12,000 at r = 0; 10,575 at 2 %; 9,954 at 3 %; so r = 2.92
//     %, and 35.1 % a year, though only 2,000 of interest are paid: most of the loan is paid back
//     long before the year is over.
//
// At r = 1 (a hundred per cent a month) the instalments are worth less than one of them; an
// instalment below the loan therefore has its rate below that.

static double worth(double instalment, double count, double rate)
{
    return instalment * (1 - pow(1 + rate, -count)) / rate;
}

double mc_annuity_rate(double loan, double instalment, double count)
{
    enum { HALVINGS = 60, MONTHS = 12, PER_CENT = 100 };
    bool sensible = loan > 0 && instalment > 0 && count >= 1 && instalment < loan;
    if (!sensible || instalment * count <= loan) return 0;
    double low = 0, high = 1;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        if (worth(instalment, count, middle) > loan)
            low = middle;
        else
            high = middle;
    }
    return high * MONTHS * PER_CENT;
}
