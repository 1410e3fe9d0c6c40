// SPDX-License-Identifier: Apache-2.0
#include "store/schema.h"

#include "store/count_rule.h"
#include "store/sql.h"

// `user_version` is the version of the tables, which docs/format/report-database.md names.
static const char *const record_tables =
    "CREATE TABLE runs(run INTEGER PRIMARY KEY, schema INTEGER, program TEXT, version TEXT,"
    " libraries TEXT, lexicon_version TEXT, lexicon_sha256 TEXT, lexicon_entries INTEGER, overlays "
    "INTEGER,"
    " options TEXT, started TEXT, complete INTEGER NOT NULL DEFAULT 0,"
    " documents INTEGER NOT NULL DEFAULT 0, findings INTEGER NOT NULL DEFAULT 0);"
    "CREATE TABLE documents(doc INTEGER PRIMARY KEY, run INTEGER NOT NULL, id TEXT NOT NULL,"
    " source TEXT, genre TEXT NOT NULL, genre_reason TEXT, general_article INTEGER, date TEXT,"
    " day INTEGER, respondent TEXT, title TEXT, url TEXT, thread TEXT, channel TEXT, region TEXT,"
    " amount TEXT, author_key TEXT, chars INTEGER, encoding TEXT, undecodable INTEGER,"
    " repairs TEXT, removed TEXT, tells TEXT, text_hash TEXT NOT NULL, sentence_hashes TEXT,"
    " sketch TEXT, law_day TEXT, law_day_by TEXT, kept TEXT, cluster INTEGER,"
    " near INTEGER, first_copy INTEGER NOT NULL DEFAULT 1, selected INTEGER NOT NULL DEFAULT 1);"
    "CREATE TABLE texts(doc INTEGER PRIMARY KEY, text TEXT NOT NULL);"
    "CREATE TABLE sentences(doc INTEGER NOT NULL, n INTEGER NOT NULL, start INTEGER NOT NULL,"
    " text TEXT NOT NULL, PRIMARY KEY(doc, n)) WITHOUT ROWID;"
    "CREATE TABLE findings(finding INTEGER PRIMARY KEY, id TEXT NOT NULL, doc INTEGER NOT NULL,"
    " category TEXT NOT NULL, entry TEXT NOT NULL, also TEXT, severity INTEGER NOT NULL,"
    " status TEXT NOT NULL, standing TEXT NOT NULL, reason TEXT NOT NULL, arg0 TEXT, arg1 TEXT,"
    " actor TEXT NOT NULL, speaker TEXT, company TEXT NOT NULL, mention TEXT, by TEXT NOT NULL,"
    " principal TEXT, quote TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,"
    " sentence INTEGER NOT NULL, selected INTEGER NOT NULL DEFAULT 1,"
    " first_copy INTEGER NOT NULL DEFAULT 1, place TEXT, detail TEXT, clauses TEXT, verdict TEXT);"
    "CREATE TABLE candidates(finding INTEGER NOT NULL, rank INTEGER NOT NULL, company TEXT,"
    " name TEXT, by TEXT, score INTEGER, PRIMARY KEY(finding, rank)) WITHOUT ROWID;"
    "CREATE TABLE cues(finding INTEGER NOT NULL, rank INTEGER NOT NULL, cue TEXT NOT NULL,"
    " start INTEGER, end INTEGER, reach_start INTEGER, reach_end INTEGER, deciding INTEGER,"
    " PRIMARY KEY(finding, rank)) WITHOUT ROWID;"
    "CREATE TABLE finding_clauses(finding INTEGER NOT NULL, rank INTEGER NOT NULL,"
    " clause TEXT NOT NULL, PRIMARY KEY(finding, rank)) WITHOUT ROWID;"
    "CREATE TABLE coverage(run INTEGER, level TEXT NOT NULL, source TEXT, line INTEGER,"
    " reason TEXT NOT NULL, detail TEXT, documents INTEGER, encoding TEXT, sha256 TEXT);"
    "CREATE TABLE document_companies(doc INTEGER NOT NULL, company TEXT NOT NULL,"
    " PRIMARY KEY(doc, company)) WITHOUT ROWID;"
    "CREATE TABLE companies(id TEXT PRIMARY KEY, name TEXT NOT NULL, name_en TEXT, kind TEXT,"
    " found TEXT, collector INTEGER, sort_key BLOB, former_name TEXT, resembles TEXT, "
    "resembles_name TEXT) WITHOUT ROWID;"
    "CREATE TABLE mentions(company TEXT NOT NULL, mention TEXT NOT NULL, findings INTEGER,"
    " former TEXT, PRIMARY KEY(company, mention)) WITHOUT ROWID;";

static const char *const result_tables =
    "CREATE TABLE families(code TEXT PRIMARY KEY, rank INTEGER, name_zh TEXT, name_en TEXT);"
    "CREATE TABLE categories(code TEXT PRIMARY KEY, rank INTEGER, family TEXT, name_zh TEXT,"
    " name_en TEXT, definition_zh TEXT, definition_en TEXT, severity INTEGER, lawful INTEGER,"
    " cfpb TEXT);"
    "CREATE TABLE clauses(id TEXT PRIMARY KEY, title_zh TEXT, title_en TEXT, article_zh TEXT,"
    " article_en TEXT, force TEXT, valid_from INTEGER, valid_to INTEGER, single_source INTEGER);"
    "CREATE TABLE former_names(company TEXT NOT NULL, name TEXT NOT NULL, valid_from TEXT,"
    " valid_to TEXT, PRIMARY KEY(company, name)) WITHOUT ROWID;"
    "CREATE TABLE clusters(cluster INTEGER PRIMARY KEY, text_hash TEXT, documents INTEGER,"
    " first_doc INTEGER, near INTEGER, near_texts INTEGER NOT NULL DEFAULT 1, common_sentences "
    "INTEGER NOT NULL"
    " DEFAULT 0);"
    "CREATE TABLE tallies(company TEXT NOT NULL, category TEXT NOT NULL, place TEXT NOT NULL,"
    " detail TEXT NOT NULL, documents INTEGER, texts INTEGER, authors INTEGER,"
    " PRIMARY KEY(company, category, place, detail)) WITHOUT ROWID;"
    "CREATE TABLE accusations(company TEXT NOT NULL, category TEXT NOT NULL, documents INTEGER,"
    " texts INTEGER, authors INTEGER, announced_texts INTEGER, severity INTEGER,"
    " PRIMARY KEY(company, category)) WITHOUT ROWID;"
    "CREATE TABLE totals(company TEXT PRIMARY KEY, named_documents INTEGER, named_texts INTEGER,"
    " named_authors INTEGER, alleged_documents INTEGER, alleged_texts INTEGER,"
    " alleged_authors INTEGER, announced_texts INTEGER, practice_texts INTEGER,"
    " resolution_texts INTEGER, demanded_texts INTEGER, other_texts INTEGER,"
    " not_counted INTEGER, severity_max INTEGER, all_texts INTEGER, template_texts INTEGER) "
    "WITHOUT ROWID;"
    "CREATE TABLE rates(company TEXT NOT NULL, category TEXT NOT NULL, texts INTEGER,"
    " named_texts INTEGER, share REAL, low REAL, high REAL, PRIMARY KEY(company, category))"
    " WITHOUT ROWID;"
    "CREATE TABLE overall_rates(company TEXT PRIMARY KEY, share REAL, low REAL, high REAL)"
    " WITHOUT ROWID;"
    "CREATE TABLE category_totals(category TEXT NOT NULL, place TEXT NOT NULL, companies INTEGER,"
    " documents INTEGER, texts INTEGER, authors INTEGER, PRIMARY KEY(category, place))"
    " WITHOUT ROWID;"
    "CREATE TABLE comparisons(company TEXT NOT NULL, category TEXT NOT NULL, peer_group TEXT,"
    " peers INTEGER, median REAL, rank_first INTEGER, rank_last INTEGER, class_texts INTEGER,"
    " class_share REAL, PRIMARY KEY(company, category)) WITHOUT ROWID;"
    "CREATE TABLE funnel(company TEXT PRIMARY KEY, target REAL, phi REAL, low95 REAL, high95 REAL,"
    " low998 REAL, high998 REAL, position TEXT) WITHOUT ROWID;"
    "CREATE TABLE periods(company TEXT NOT NULL, period TEXT NOT NULL, named_texts INTEGER,"
    " alleged_texts INTEGER, share REAL, low REAL, high REAL, change REAL, change_low REAL,"
    " change_high REAL, marked INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(company, period))"
    " WITHOUT ROWID;"
    "CREATE TABLE rising(company TEXT NOT NULL, category TEXT NOT NULL, texts INTEGER,"
    " named_texts INTEGER, texts_before INTEGER, named_before INTEGER, change REAL, low REAL,"
    " high REAL, PRIMARY KEY(company, category)) WITHOUT ROWID;";

// What is given beside the records, and what follows from it.
static const char *const annex_tables =
    "CREATE TABLE exposures(company TEXT NOT NULL, measure TEXT NOT NULL, value REAL NOT NULL,"
    " texts INTEGER, per INTEGER, rate REAL, low REAL, high REAL, PRIMARY KEY(company, measure))"
    " WITHOUT ROWID;"
    "CREATE TABLE verdicts(finding TEXT NOT NULL, verdict TEXT NOT NULL, drawn TEXT, note TEXT,"
    " source TEXT, line INTEGER);"
    "CREATE TABLE reviews(company TEXT NOT NULL, category TEXT NOT NULL, counted INTEGER,"
    " right INTEGER, wrong INTEGER, unsure INTEGER, drawn INTEGER, share REAL, low REAL, high REAL,"
    " PRIMARY KEY(company, category)) WITHOUT ROWID;"
    "CREATE TABLE responses(company TEXT, finding TEXT, day TEXT, text TEXT NOT NULL);"
    "CREATE TABLE changes(company TEXT PRIMARY KEY, name TEXT, texts_before INTEGER,"
    " texts_now INTEGER, gained INTEGER, lost INTEGER) WITHOUT ROWID;"
    "CREATE TABLE groupings(company TEXT NOT NULL, value TEXT NOT NULL, named_texts INTEGER,"
    " alleged_texts INTEGER, PRIMARY KEY(company, value)) WITHOUT ROWID;"
    "CREATE TABLE settings(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
    "INSERT INTO companies(id,name,kind,found) VALUES"
    " ('" MC_UNATTRIBUTED "','" MC_UNATTRIBUTED "','none','none'),"
    "('" MC_AMBIGUOUS "','" MC_AMBIGUOUS "','none','none');"
    "PRAGMA user_version=1;";

static const char *const lookups =
    "CREATE INDEX findings_by_company ON findings(company, category, place, first_copy);"
    "CREATE INDEX findings_by_doc ON findings(doc);"
    "CREATE INDEX findings_by_id ON findings(id);"
    "CREATE INDEX documents_by_id ON documents(id);"
    "CREATE INDEX documents_by_cluster ON documents(cluster);"
    "CREATE INDEX documents_by_near ON documents(near);"
    "CREATE INDEX responses_by_finding ON responses(finding);";

static const char *const views =
    "CREATE VIEW counted AS SELECT f.*, d.id AS document, d.source, d.date, d.cluster, d.near,"
    " d.author_key FROM findings f JOIN documents d USING(doc)"
    " WHERE " MC_SQL_ACCUSES("f.place") " AND " MC_SQL_IS_COMPANY(
        "f.company") ";"
                     "CREATE VIEW company_view AS SELECT c.id, c.name, c.kind, c.found, t.* FROM "
                     "companies c"
                     " JOIN totals t ON t.company=c.id WHERE " MC_SQL_IS_COMPANY(
                         "c.id") " ORDER BY c.sort_key, c.id;"
                                 "CREATE VIEW category_view AS SELECT g.code, g.name_zh, "
                                 "g.name_en, g.family, g.severity,"
                                 " t.place, t.companies, t.documents, t.texts, t.authors FROM "
                                 "categories g JOIN category_totals"
                                 " t ON t.category=g.code ORDER BY g.rank, t.place;";

static mc_status add_families(struct sqlite3 *db, const mc_lexicon *lexicon, mc_error *err)
{
    struct sqlite3_stmt *add = NULL;
    mc_status st = mc_sql_prepare(&add, db, "INSERT INTO families VALUES(?,?,?,?)", err);
    for (uint32_t i = 0; st == MC_OK && i < lexicon->family_count; i++) {
        const mc_family *family = &lexicon->families[i];
        mc_sql_bind_str(add, 1, family->code);
        mc_sql_bind_int(add, 2, i);
        mc_sql_bind_str(add, 3, family->name_zh);
        mc_sql_bind_str(add, 4, family->name_en);
        st = mc_sql_execute(add, err);
    }
    mc_sql_finish(add);
    return st;
}

static mc_status add_categories(struct sqlite3 *db, const mc_lexicon *lexicon, mc_error *err)
{
    struct sqlite3_stmt *add = NULL;
    mc_status st =
        mc_sql_prepare(&add, db, "INSERT INTO categories VALUES(?,?,?,?,?,?,?,?,?,?)", err);
    for (uint32_t i = 0; st == MC_OK && i < lexicon->category_count; i++) {
        const mc_category *category = &lexicon->categories[i];
        mc_sql_bind_str(add, 1, category->code);
        mc_sql_bind_int(add, 2, i);
        mc_sql_bind_str(add, 3, lexicon->families[category->family].code);
        mc_sql_bind_str(add, 4, category->name_zh);
        mc_sql_bind_str(add, 5, category->name_en);
        mc_sql_bind_str(add, 6, category->definition_zh);
        mc_sql_bind_str(add, 7, category->definition_en);
        mc_sql_bind_int(add, 8, category->severity);
        mc_sql_bind_int(add, 9, category->lawful);
        mc_sql_bind_str(add, 10, category->cfpb);
        st = mc_sql_execute(add, err);
    }
    mc_sql_finish(add);
    return st;
}

static mc_status add_clauses(struct sqlite3 *db, const mc_lexicon *lexicon, mc_error *err)
{
    struct sqlite3_stmt *add = NULL;
    mc_status st = mc_sql_prepare(&add, db, "INSERT INTO clauses VALUES(?,?,?,?,?,?,?,?,?)", err);
    for (uint32_t i = 0; st == MC_OK && i < lexicon->clause_count; i++) {
        const mc_clause_of_law *clause = &lexicon->clauses[i];
        if (!clause->verified) continue;
        mc_sql_bind_str(add, 1, clause->id);
        mc_sql_bind_str(add, 2, clause->title_zh);
        mc_sql_bind_str(add, 3, clause->title_en);
        mc_sql_bind_str(add, 4, clause->article_zh);
        mc_sql_bind_str(add, 5, clause->article_en);
        mc_sql_bind_str(add, 6, mc_str_from_z(mc_force_code(clause->force)));
        mc_sql_bind_int(add, 7, clause->from);
        mc_sql_bind_int(add, 8, clause->to);
        mc_sql_bind_int(add, 9, clause->single_source);
        st = mc_sql_execute(add, err);
    }
    mc_sql_finish(add);
    return st;
}

static mc_status add_former_names(struct sqlite3 *db, const mc_lexicon *lexicon, mc_error *err)
{
    struct sqlite3_stmt *add = NULL;
    mc_status st =
        mc_sql_prepare(&add, db, "INSERT OR IGNORE INTO former_names VALUES(?,?,?,?)", err);
    for (uint32_t i = 0; st == MC_OK && i < lexicon->alias_count; i++) {
        const mc_alias *alias = &lexicon->aliases[i];
        if (alias->kind != MC_ALIAS_FORMER) continue;
        uint32_t person = mc_lexicon_legal_person(lexicon, alias->company);
        mc_sql_bind_str(add, 1, lexicon->companies[person].id);
        mc_sql_bind_str(add, 2, alias->written);
        char from[11], to[11];
        mc_day_format(alias->from, from);
        mc_day_format(alias->to, to);
        mc_sql_bind_str(add, 3, alias->from ? mc_str_from_z(from) : (mc_str){0});
        mc_sql_bind_str(add, 4, alias->to ? mc_str_from_z(to) : (mc_str){0});
        st = mc_sql_execute(add, err);
    }
    mc_sql_finish(add);
    return st;
}

mc_status mc_schema_create(struct sqlite3 *db, const mc_lexicon *lexicon, mc_error *err)
{
    mc_status st = mc_sql_run(db, record_tables, err);
    if (st == MC_OK) st = mc_sql_run(db, result_tables, err);
    if (st == MC_OK) st = mc_sql_run(db, annex_tables, err);
    if (st == MC_OK) st = add_families(db, lexicon, err);
    if (st == MC_OK) st = add_categories(db, lexicon, err);
    if (st == MC_OK) st = add_clauses(db, lexicon, err);
    if (st == MC_OK) st = add_former_names(db, lexicon, err);
    return st;
}

mc_status mc_schema_complete(struct sqlite3 *db, mc_error *err)
{
    return mc_sql_run(db, views, err);
}

mc_status mc_schema_index(struct sqlite3 *db, mc_error *err)
{
    return mc_sql_run(db, lookups, err);
}
