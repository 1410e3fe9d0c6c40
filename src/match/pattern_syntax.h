// SPDX-License-Identifier: Apache-2.0
/** The signs of PCRE2 patterns: escapes, classes, quantifiers, names, read from left to right. */
#ifndef MC_MATCH_PATTERN_SYNTAX_H
#define MC_MATCH_PATTERN_SYNTAX_H

#include <stdbool.h>
#include <stdint.h>

/** Most units of a class that are listed. */
#define MC_PATTERN_MOST_MEMBERS 40u

/** Upper bound of a quantifier that has none. */
#define MC_PATTERN_UNBOUNDED UINT32_MAX

/** Where the reader stands; embedded. */
typedef struct mc_pattern_syntax {
    const uint16_t *at, *end;
    bool
        beyond_us; /**< a construct was seen whose effect on the rest of the pattern is not modelled */
} mc_pattern_syntax;

/** What a backslash and the character behind it stand for. */
typedef enum mc_pattern_escape {
    MC_ESCAPE_UNIT,   /**< one unit */
    MC_ESCAPE_SET,    /**< one unit of a set */
    MC_ESCAPE_EMPTY,  /**< a condition on the place */
    MC_ESCAPE_UNKNOWN /**< anything */
} mc_pattern_escape;

/** Members of a class; start with known = true. */
typedef struct mc_pattern_members {
    uint16_t units[MC_PATTERN_MOST_MEMBERS];
    uint32_t count;
    bool known; /**< all of them are listed */
} mc_pattern_members;

/** True when nothing is left. */
bool mc_pattern_syntax_at_end(const mc_pattern_syntax *p);

/** Takes the character if it comes next. */
bool mc_pattern_syntax_take(mc_pattern_syntax *p, char c);

/** Takes all characters of `word` if they come next, else none. */
bool mc_pattern_syntax_take_word(mc_pattern_syntax *p, const char *word);

/** Goes on behind the next `c`, or to the end. */
void mc_pattern_syntax_skip_past(mc_pattern_syntax *p, char c);

/** Takes what follows a backslash.
 *  @param unit  MC_ESCAPE_UNIT: the unit */
mc_pattern_escape mc_pattern_syntax_take_escape(mc_pattern_syntax *p, uint16_t *unit);

/** Takes a class up to its closing bracket; "[" and "^" are taken already. */
void mc_pattern_syntax_take_class(mc_pattern_syntax *p, mc_pattern_members *m);

/** Takes the name of a group with its brackets, behind "(?". */
bool mc_pattern_syntax_take_name(mc_pattern_syntax *p);

/** Takes the letters of options that do not change how a pattern is read. */
void mc_pattern_syntax_take_options(mc_pattern_syntax *p);

/** Takes a quantifier with its lazy or possessive sign; leaves the bounds alone when there is none.
 *  @param most  MC_PATTERN_UNBOUNDED when it has no upper bound */
bool mc_pattern_syntax_take_quantifier(mc_pattern_syntax *p, uint32_t *least, uint32_t *most);

#endif
