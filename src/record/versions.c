// SPDX-License-Identifier: Apache-2.0
#include "record/versions.h"

#include <stdio.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 16
#include <libxml/parser.h>
#include <pcre2.h>
#include <sqlite3.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

#ifndef MC_PROGRAM_VERSION
#define MC_PROGRAM_VERSION "0.1.0"
#endif

const char *mc_versions_program(void)
{
    return MC_PROGRAM_VERSION;
}

static void set(mc_version *to, const char *name, const char *version)
{
    to->name = name;
    snprintf(to->version, sizeof to->version, "%s", version);
}

// "10.42 2022-12-11" without the date.
static void set_pcre2(mc_version *to)
{
    uint16_t wide[64] = {0};
    char narrow[64] = {0};
    if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) <= 64) pcre2_config(PCRE2_CONFIG_VERSION, wide);
    for (size_t i = 0; i < 63 && wide[i] && wide[i] != ' '; i++) {
        narrow[i] = (char)wide[i];
    }
    set(to, "pcre2", narrow);
}

// "20914" as 2.9.14.
static void set_libxml2(mc_version *to)
{
    int number = 0;
    char text[32];
    sscanf(xmlParserVersion, "%d", &number);
    snprintf(text, sizeof text, "%d.%d.%d", number / 10000, number / 100 % 100, number % 100);
    set(to, "libxml2", text);
}

void mc_versions_list(mc_version out[MC_VERSION_COUNT])
{
    UVersionInfo version;
    char text[U_MAX_VERSION_STRING_LENGTH];
    u_getVersion(version);
    u_versionToString(version, text);
    set(&out[0], "icu", text);
    u_getUnicodeVersion(version);
    u_versionToString(version, text);
    set(&out[1], "unicode", text);
    set_pcre2(&out[2]);
    set_libxml2(&out[3]);
    set(&out[4], "sqlite", sqlite3_libversion());
}
