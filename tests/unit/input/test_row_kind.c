// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "input/row_kind.h"

enum { MOST_CELLS = 8 };

typedef struct sample {
    const char *row; // cells, a bar between
    uint64_t nth;
    mc_row_kind kind;
} sample;

static int load(void **state)
{
    mc_error err = {0};
    mc_columns *columns = NULL;
    assert_int_equal(mc_columns_load(&columns, MC_LEXICONS, &err), MC_OK);
    *state = columns;
    return 0;
}

static int unload(void **state)
{
    mc_columns_free(*state);
    return 0;
}

static mc_row_cells split(const char *row, mc_str *room)
{
    mc_row_cells cells = {.items = room, .capacity = MOST_CELLS};
    mc_str rest = mc_str_from_z(row), cell;
    while (mc_str_split(&rest, '|', &cell)) {
        room[cells.count++] = cell;
    }
    return cells;
}

static void check(const mc_columns *columns, const char *header, const sample *samples,
                  uint32_t count)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_table_layout layout;
    mc_str names[MOST_CELLS], room[MOST_CELLS];
    mc_reader_options options = {.columns = columns};
    mc_row_cells first = split(header, names);
    assert_int_equal(mc_table_layout_find(&layout, &first, &options, &arena), MC_OK);
    for (uint32_t i = 0; i < count; i++) {
        mc_row_cells cells = split(samples[i].row, room);
        mc_row_kind kind = mc_row_kind_of(&layout, &cells, &options, samples[i].nth);
        if (kind != samples[i].kind) print_error("%s\n", samples[i].row);
        assert_int_equal(kind, samples[i].kind);
    }
    mc_arena_dispose(&arena);
}

static void totals_and_signatures_are_told(void **state)
{
    static const sample samples[] = {
        {"合计||||3200", 9, MC_ROW_SUMMARY},
        {"合计||2件||3200.50", 9, MC_ROW_SUMMARY},
        {"|合计（元）|||3200", 9, MC_ROW_SUMMARY},
        {"云杉小贷小计||||12", 9, MC_ROW_SUMMARY},
        {"总计：3 件", 9, MC_ROW_SUMMARY},
        {"填表人：李某||审核：王某||制表日期：2026年3月31日", 9, MC_ROW_SUMMARY},
        {"填表人|李某|审核人|王某|", 9, MC_ROW_SUMMARY},
        {"填表人：李某    审核人：王某    联系电话：010-12345", 9, MC_ROW_SUMMARY},
        {"||填表人：李某　审核人：王某", 9, MC_ROW_SUMMARY},
        {"備註：本表由熱線匯出。", 9, MC_ROW_SUMMARY},
        {"Total||2||3200", 9, MC_ROW_SUMMARY},
        {"第1页/共3页", 9, MC_ROW_SUMMARY},
    };
    check(*state, "编号|投诉对象|投诉内容|日期|金额", samples, sizeof samples / sizeof *samples);
}

static void what_somebody_wrote_is_a_record(void **state)
{
    static const sample samples[] = {
        {"1|云杉小贷|合计被收取利息3600元|2026-03-01|3600", 1, MC_ROW_RECORD},
        {"1|云杉小贷|合计：3600元|2026-03-01|3600", 1, MC_ROW_RECORD},
        {"合计|云杉小贷|催收员骂我||", 9, MC_ROW_RECORD},
        {"审核|云杉小贷|催收员骂我||", 9, MC_ROW_RECORD},
        {"8||合计收我三千，还骂人||", 9, MC_ROW_RECORD},
        {"9||审核人员骂我||", 9, MC_ROW_RECORD},
        {"10|云杉小贷||2026-03-01|20", 9, MC_ROW_RECORD},
        {"11|总计小额贷款公司||2026-03-01|20", 9, MC_ROW_RECORD},
        {"12|云杉小贷|请选择退款方式后一直不退|2026-03-01|", 1, MC_ROW_RECORD},
        {"13|云杉小贷|示例中说的骂人他们都做了|2026-03-01|", 1, MC_ROW_RECORD},
        {"14|content|骂人|2026-03-01|", 1, MC_ROW_RECORD},
        {"例如|某公司|骂人|2026-03-01|", 4, MC_ROW_RECORD},
    };
    check(*state, "编号|投诉对象|投诉内容|日期|金额", samples, sizeof samples / sizeof *samples);
    static const sample titled[] = {{"小计||退款一直不到账", 9, MC_ROW_RECORD},
                                    {"小计||", 9, MC_ROW_SUMMARY}};
    check(*state, "编号|投诉内容|投诉标题", titled, 2);
    static const sample spoken[] = {{"7|客户||合计", 9, MC_ROW_RECORD}};
    check(*state, "通话编号|角色|开始|内容", spoken, 1);
}

static void second_headers_and_forms_are_told(void **state)
{
    static const sample samples[] = {
        {"id|company|content|date|amount", 1, MC_ROW_HEADER},
        {"case_no|respondentName|content|created_at|amount", 1, MC_ROW_HEADER},
        {"编号|投诉对象|投诉内容|日期|金额", 40, MC_ROW_HEADER},
        {"必填|必填|必填，不超过500字|必填|选填", 2, MC_ROW_HINT},
        {"（必填）||（必填）||（选填）", 2, MC_ROW_HINT},
        {"自动生成|请填写公司全称|请如实填写经过|格式：2026-01-01|选填", 1, MC_ROW_HINT},
        {"示例|某某公司|催收人员辱骂|2026-01-01|100", 3, MC_ROW_HINT},
        {"varchar(32)|varchar(64)|text|date|decimal(10,2)", 2, MC_ROW_HINT},
    };
    check(*state, "编号|投诉对象|投诉内容|日期|金额", samples, sizeof samples / sizeof *samples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_and_signatures_are_told),
        cmocka_unit_test(what_somebody_wrote_is_a_record),
        cmocka_unit_test(second_headers_and_forms_are_told),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
