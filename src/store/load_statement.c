// SPDX-License-Identifier: Apache-2.0
#include "store/load_statement.h"

// SQL: how many signs of damage a name holds: brackets of readings, zero-width space and joiners.
#define NOISE(name)                                                                                \
    "length(" name ")-length(replace(replace(replace(" name                                        \
    ",'(',''),char(8203),''),char(8205),''))"

static const char *const statements[MC_LOAD_STATEMENT_COUNT] = {
    [MC_LOAD_ADD_RUN] =
        "INSERT INTO runs(run,schema,program,version,libraries,lexicon_version,"
        "lexicon_sha256,lexicon_entries,options,started,overlays) VALUES(?,?,?,?,?,?,?,?,?,?,?)",
    [MC_LOAD_END_RUN] = "UPDATE runs SET complete=?2, documents=?3, findings=?4 WHERE run=?1",
    [MC_LOAD_ADD_DOCUMENT] =
        "INSERT INTO documents(doc,run,"
        // members of the record, as document_loader.c lists them
        "id,source,genre,genre_reason,general_article,date,respondent,title,url,thread,channel,"
        "region,amount,author_key,chars,encoding,undecodable,repairs,removed,tells,text_hash,"
        "sentence_hashes,sketch,kept,"
        "day,law_day,law_day_by,cluster,near,first_copy) "
        "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [MC_LOAD_ADD_TEXT] = "INSERT INTO texts VALUES(?,?)",
    [MC_LOAD_ADD_SENTENCE] = "INSERT OR REPLACE INTO sentences VALUES(?,?,?,?)",
    [MC_LOAD_ADD_FINDING] =
        "INSERT INTO findings(finding,doc,"
        // members of the record, as document_loader.c lists them
        "id,category,entry,also,severity,status,standing,actor,speaker,quote,start,end,sentence,"
        "clauses,"
        "reason,arg0,arg1,company,mention,by,principal,place,detail) "
        "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [MC_LOAD_ADD_CANDIDATE] = "INSERT INTO candidates VALUES(?,?,?,?,?,?)",
    [MC_LOAD_ADD_CUE] = "INSERT INTO cues VALUES(?,?,?,?,?,?,?,?)",
    [MC_LOAD_ADD_CLAUSE] = "INSERT INTO finding_clauses VALUES(?,?,?)",
    [MC_LOAD_ADD_COVERAGE] = "INSERT INTO coverage VALUES(?,?,?,?,?,?,?,?,?)",
    [MC_LOAD_ADD_NAMED] = "INSERT OR IGNORE INTO document_companies VALUES(?,?)",
    [MC_LOAD_ADD_CLUSTER] =
        "INSERT INTO clusters(cluster,text_hash,documents,first_doc,near) VALUES(?1,?2,?3,?4,?1)",
    [MC_LOAD_ADD_FORM] = "INSERT INTO mentions(company,mention,findings) VALUES(?,?,?)",
    // The name printed is one without bracketed readings and zero-width characters if any record
    // has such a one, then the longest, then the first by bytes: it does not depend
    // on the order of records.
    [MC_LOAD_ADD_COMPANY] =
        "INSERT INTO companies(id,name,name_en,kind,found,collector) VALUES(?,?,?,?,?,?)"
        " ON CONFLICT(id) DO UPDATE SET name=excluded.name WHERE"
        " (" NOISE("name") ",length(excluded.name),name)>(" NOISE(
            "excluded.name") ",length(name),excluded.name)",
};

const char *mc_load_statement_sql(mc_load_statement statement)
{
    return statements[statement];
}
