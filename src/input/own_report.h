// SPDX-License-Identifier: Apache-2.0
/** Recognises reports of this program, whole or a file of one: they quote
 *  complaints and are none. */
#ifndef MC_INPUT_OWN_REPORT_H
#define MC_INPUT_OWN_REPORT_H

#include <stdbool.h>

#include "base/file.h"

/** True when `path` is the manifest of a report: a file manifest.json that begins as ours do. An
 *  unreadable file is none. */
bool mc_own_report_is_manifest(mc_str path);

/** True when a file that begins so is a page, report.json, report.xml or manifest of ours. Tables
 *  are not recognised: their columns are no columns of documents. */
bool mc_own_report_is_part(mc_str begin);

/** True when `path` lies in the folder of a report.
 *  @param manifests  what mc_own_report_find() found; with a folder in front, as `path` */
bool mc_own_report_holds(const mc_path_list *manifests, mc_str path);

/** Collects the manifests among `files`; paths are borrowed, the array lives in
 *  `arena`. MC_ERR_MEMORY. */
mc_status mc_own_report_find(mc_path_list *manifests, mc_arena *arena, const mc_path_list *files,
                             mc_error *err);

#endif
