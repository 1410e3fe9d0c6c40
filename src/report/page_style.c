// SPDX-License-Identifier: Apache-2.0
#include "report/page_style.h"

// Colours meet WCAG AA on their grounds; meaning never rests on colour alone (labels stand beside it).
static const char css[] =
    ":root{--bg:#fbfbf9;--fg:#1d2227;--soft:#5a646e;--line:#d9dde1;--card:#fff;--link:#0b5394;"
    "--mark:#ffe28a;--cue:#0b6e6e;--bad:#a32a1c;--ok:#1f6b3a;--warn:#fff4d6;--warnline:#d6a100}\n"
    "@media(prefers-color-scheme:dark){:root{--bg:#14171a;--fg:#e6e8ea;--soft:#a3adb6;"
    "--line:#343b42;--card:#1c2125;--link:#8ab8ee;--mark:#6b5200;--cue:#6fd0d0;--bad:#ff9d8f;"
    "--ok:#85d6a2;--warn:#33290d;--warnline:#a07c10}}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.65 system-ui,-apple-system,"
    "\"PingFang SC\",\"Noto Sans CJK SC\",\"Microsoft YaHei\",sans-serif;overflow-wrap:anywhere}\n"
    "main,header.top,footer{max-width:72rem;margin:0 auto;padding:0 1.25rem}\n"
    "h1{font-size:1.75rem;line-height:1.3;margin:1.2rem 0 .6rem}\n"
    "h2{font-size:1.25rem;margin:2.2rem 0 .6rem;padding-bottom:.3rem;"
    "border-bottom:2px solid var(--line)}\nh3{font-size:1.05rem;margin:1.4rem 0 .4rem}\n"
    "a{color:var(--link)}a:focus-visible,summary:focus-visible,input:focus-visible"
    "{outline:3px solid var(--link);outline-offset:2px}\n"
    ".skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);"
    "padding:.5rem 1rem;z-index:2}\n"
    "nav{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;padding:.9rem 0 .7rem;font-size:.95rem}\n"
    "nav a{text-decoration:none}nav a[aria-current]{font-weight:700;color:var(--fg);"
    "border-bottom:2px solid currentColor}\n"
    ".notice{background:var(--warn);border-left:4px solid var(--warnline);margin:0;"
    "padding:.6rem .9rem;font-size:.95rem}\n"
    ".soft{color:var(--soft);font-size:.9rem}.tag{display:inline-block;border:1px solid "
    "currentColor;border-radius:.3rem;padding:0 .4rem;font-size:.8rem;color:var(--soft)}\n"
    ".figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.8rem;"
    "margin:1rem 0;padding:0;list-style:none}\n"
    ".figures li{background:var(--card);border:1px solid var(--line);border-radius:.5rem;"
    "padding:.7rem .9rem}.figures b{display:block;font-size:1.6rem;line-height:1.2;"
    "font-variant-numeric:tabular-nums}.figures span{color:var(--soft);font-size:.85rem}\n"
    ".wide{overflow-x:auto;margin:.6rem 0}.wide:focus-visible{outline:3px solid var(--link)}\n"
    "table{border-collapse:collapse;width:100%;background:var(--card);font-size:.93rem}\n"
    "caption{text-align:left;color:var(--soft);padding:.3rem 0}\n"
    "th,td{border-bottom:1px solid var(--line);padding:.45rem .6rem;text-align:left;"
    "vertical-align:top}thead th{background:var(--bg);border-bottom:2px solid var(--line);"
    "font-size:.85rem;color:var(--soft)}\n"
    "th:first-child{min-width:8rem}tbody th:first-child{background:var(--card);position:sticky;"
    "left:0}.tag{white-space:nowrap}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}"
    "td.n{white-space:nowrap}th.n{min-width:4.6rem}\n"
    "tbody tr:hover{background:color-mix(in srgb,var(--link) 7%,var(--card))}\n"
    ".bar{display:block;height:.35rem;background:var(--line);border-radius:.2rem;min-width:5rem;"
    "margin-top:.25rem}.bar i{display:block;height:100%;background:var(--bad);"
    "border-radius:.2rem}\n";

static const char css_evidence[] =
    ".ev{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--soft);"
    "border-radius:.4rem;padding:.7rem 1rem;margin:.8rem 0;scroll-margin-top:1rem}\n"
    ".ev.alleged,.ev.announced{border-left-color:var(--bad)}"
    ".ev.resolution{border-left-color:var(--ok)}.ev:target{outline:3px solid var(--link)}\n"
    ".ev h4{margin:0;font-size:.98rem;display:flex;flex-wrap:wrap;gap:.2rem .6rem;"
    "align-items:baseline}.ev blockquote{margin:.45rem 0;font-size:1.03rem;white-space:pre-wrap}\n"
    "mark{background:var(--mark);color:inherit;padding:.05em .1em;border-radius:.15em}\n"
    ".cue{color:inherit;border-bottom:2px dotted var(--cue)}\n"
    ".ev dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .9rem;margin:.4rem 0 0;"
    "font-size:.88rem}.ev dt{color:var(--soft)}.ev dd{margin:0}.ev .id{font-size:.78rem;"
    "font-family:ui-monospace,monospace;color:var(--soft);margin-left:auto}\n"
    "details{background:var(--card);border:1px solid var(--line);border-radius:.4rem;"
    "padding:.5rem .9rem;margin:.8rem 0}summary{cursor:pointer;font-weight:600}\n"
    "details[open] summary{margin-bottom:.4rem}footer{margin-top:3rem;padding-top:1rem;"
    "padding-bottom:2rem;color:var(--soft);font-size:.85rem}\n"
    "#filter{font:inherit;padding:.4rem .7rem;width:100%;max-width:24rem;background:var(--card);"
    "color:inherit;border:1px solid var(--soft);border-radius:.4rem}\n"
    "@media(max-width:40rem){main,header.top,footer{padding-left:.8rem;padding-right:.8rem}"
    "h1{font-size:1.4rem}th,td{padding:.35rem .4rem}th:first-child{max-width:9.5rem}"
    ".tag{font-size:.72rem;padding:0 .25rem}.ev dl{grid-template-columns:1fr}.ev "
    "dt{margin-top:.25rem}}\n"
    "@media print{:root{--bg:#fff;--card:#fff;--fg:#000;--soft:#444}body{font-size:10.5pt}"
    "nav,.skip,#filterbox{display:none}.ev,tr{break-inside:avoid}h2,h3{break-after:avoid}"
    "a{color:inherit;text-decoration:none}.wide{overflow:visible}details>*{display:block}}\n";

static const char *const parts[MC_PAGE_STYLE_PARTS] = {css, css_evidence};

const char *mc_page_style_css(int part)
{
    return parts[part];
}
