// SPDX-License-Identifier: Apache-2.0
/** The commands of the program; each returns an exit code and prints its own errors. */
#ifndef MC_CLI_COMMANDS_H
#define MC_CLI_COMMANDS_H

#include "cli/session.h"

/** report INPUT... -o DIR: scan, then the reports of all companies; or only the
 *  reports from records. */
mc_exit mc_command_report(mc_session *session);

/** scan INPUT...: records as JSON Lines on stdout or into --output. */
mc_exit mc_command_scan(mc_session *session);

/** explain --text TEXT | INPUT...: every match, its status, the cue, the company, the reasons. */
mc_exit mc_command_explain(mc_session *session);

/** normalize INPUT...: the text as it is matched. */
mc_exit mc_command_normalize(mc_session *session);

/** lexicon check | test | stats | show | fmt | init. */
mc_exit mc_command_lexicon(mc_session *session);

/** eval GOLD.jsonl [INPUT...]: precision, recall, F1. */
mc_exit mc_command_eval(mc_session *session);

/** diff BEFORE.jsonl AFTER.jsonl: what two scans of the same texts say differently. */
mc_exit mc_command_diff(mc_session *session);

/** sample DIR: findings of a report drawn at random, as a table for verdicts. */
mc_exit mc_command_sample(mc_session *session);

#endif
