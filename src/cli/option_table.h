// SPDX-License-Identifier: Apache-2.0
/** The table of all options: names, letters, the commands that take them,
 *  what each value may be. */
#ifndef MC_CLI_OPTION_TABLE_H
#define MC_CLI_OPTION_TABLE_H

#include "cli/options.h"

/** One row an option; its help is the message "option.NAME" of the catalogue. */
typedef struct mc_option_row {
    const char *name;
    const char *value; /**< what stands for the value in the help; NULL = a flag */
    char letter;       /**< 0 = long only */
    unsigned commands; /**< bits of mc_command */
    /** Reads the value (NULL for a flag) into the options; MC_ERR_USAGE says what was expected. */
    mc_status (*set)(mc_options *options, const char *value, mc_error *err);
} mc_option_row;

enum { MC_OPTION_ROW_COUNT = 55 };

/** In the order of the help. */
extern const mc_option_row MC_OPTION_ROWS[MC_OPTION_ROW_COUNT];

/** Appends a borrowed string. MC_ERR_MEMORY */
mc_status mc_option_add_item(mc_option_list *list, const char *value, mc_error *err);

/** "--NAME: found 'VALUE', expected EXPECTED". @return MC_ERR_USAGE */
mc_status mc_option_bad_value(const char *name, const char *value, const char *expected,
                              mc_error *err);

/** Appends a word to those that mc_option_bad_word() is to tell, `words` being a string of `size`
 *  bytes. */
void mc_option_add_word(char *words, size_t size, const char *word);

/** The same where one of some words is expected: the one that may be meant is told.
 *  @param before  what stands before the words, such as "one of "
 *  @param words   separated by commas, blanks and "or" */
mc_status mc_option_bad_word(const char *name, mc_str value, const char *before, const char *words,
                             mc_error *err);

#endif
