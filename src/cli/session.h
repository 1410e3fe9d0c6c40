// SPDX-License-Identifier: Apache-2.0
/** What every command needs: messages, lexicon, tables, and words for the
 *  person at the terminal. */
#ifndef MC_CLI_SESSION_H
#define MC_CLI_SESSION_H

#include <stdio.h>

#include "cli/options.h"
#include "lexicon/load.h"
#include "record/mask.h"

/** Exit codes (design.md, "Command line"); of several that apply, mc_exit_worst() takes the first
 *  of 70 6 5 3 2 4 1 0. */
typedef enum mc_exit {
    MC_EXIT_DONE = 0,
    MC_EXIT_FINDINGS = 1,
    MC_EXIT_USAGE = 2,
    MC_EXIT_LEXICON = 3,
    MC_EXIT_INCOMPLETE = 4,
    MC_EXIT_IO = 5,
    MC_EXIT_INTERRUPTED = 6,
    MC_EXIT_BUG = 70
} mc_exit;

/** Opened once a run. */
typedef struct mc_session {
    const mc_options *options;
    mc_messages *messages;        /**< in the language of the terminal */
    mc_messages *report_messages; /**< in the language of the report; may be the same */
    mc_lexicon *lexicon;
    mc_tables *tables;
    mc_reader_options reader; /**< of the command line, with the columns */
    mc_sink sink;             /**< prints to stderr unless --quiet */
    uint32_t errors;          /**< of the lexicon, printed so far */
    char told_where[256];     /**< the input that the last printed row of coverage is of */
    uint32_t told;            /**< such rows, printed or not */
    mc_run_counts counts;     /**< what mc_session_take_coverage() was given */
    mc_columns *columns;      /**< header names that inputs may use */
    mc_mask_rules *mask;      /**< NULL with --no-mask */
    mc_buf author_key;
} mc_session;

/** Loads the messages only; lexicon and tables stay NULL. */
mc_status mc_session_open(mc_session *session, const mc_options *options, mc_error *err);

/** Loads lexicon (with overlays) and compiles the tables.
 *  @param load  examples and checks as the command wants them; folders are filled in here */
mc_status mc_session_load(mc_session *session, mc_lexicon_options load, mc_error *err);

/** Frees everything; an all-zero session is fine. */
void mc_session_close(mc_session *session);

/** Prints an error as "mingcha: WHERE:LINE:COLUMN: MESSAGE" on stderr, in the language of the
 *  messages.
 *  @param session  NULL, or without messages: in English, as records have it */
void mc_session_print_error(const mc_session *session, const mc_error *err);

/** Prints a line of the catalogue with {0} and {1} filled in; control characters of these, which
 *  may be names of files, are shown and not obeyed. */
void mc_session_tell(const mc_session *session, FILE *to, const char *key, mc_str arg0,
                     mc_str arg1);

/** The same for a line of two numbers. */
void mc_session_tell_counts(const mc_session *session, FILE *to, const char *key, uint64_t count0,
                            uint64_t count1);

/** Refuses a value of --category that the loaded lexicon does not know: misspelt, it would choose
 *  nothing. MC_ERR_USAGE */
mc_status mc_session_check_category(const mc_session *session, const char *code, mc_error *err);

/** A cell of a user's table as it may be printed: what is written of customers is masked like what
 *  they write themselves, unless --no-mask is given.
 *  @param out  owned by `arena`, or `cell` itself
 *  @return MC_ERR_MEMORY */
mc_status mc_session_mask_cell(const mc_session *session, mc_arena *arena, mc_str cell, mc_str *out,
                               mc_error *err);

/** For commands that write no records: prints a coverage row that is more than a note and counts
 *  it, so that mc_exit_of_counts() knows. */
mc_status mc_session_take_coverage(mc_session *session, const mc_coverage *coverage);

/** The exit code that a status stands for. */
mc_exit mc_exit_of(mc_status status);

/** The one of two that counts. */
mc_exit mc_exit_worst(mc_exit a, mc_exit b);

/** The exit code of a finished scan: incomplete when something was skipped or analysed in part. */
mc_exit mc_exit_of_counts(const mc_session *session, const mc_run_counts *counts);

/** The scan options that the command line asks for; signals included; the caller adds progress. */
mc_scan_options mc_session_scan_options(mc_session *session, mc_buf *options_json);

#endif
